package org.silicnn.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.silicnn.problem.CodegenProblem;
import org.silicnn.problem.Diagnostic;
import org.silicnn.problem.Problem;
import org.silicnn.problem.Where;
import org.silicnn.testvectors.GoldenTexts;

class ModelProblemTest {
    @Test
    void everyProblemHasItsTextInTheGoldenFile() {
        List<String> codes =
                Arrays.stream(ModelProblem.values()).map(Problem::code).toList();
        GoldenTexts.check("errors/model.txt", codes, ModelProblemTest::text);
    }

    @Test
    void codesAreUniqueInTheModule() {
        assertThat(Stream.<Problem>concat(Arrays.stream(ModelProblem.values()), Arrays.stream(CodegenProblem.values())))
                .extracting(Problem::code)
                .doesNotHaveDuplicates();
    }

    private static String text(List<String> words) {
        Problem problem = Arrays.stream(ModelProblem.values())
                .collect(Collectors.toMap(Problem::code, each -> each))
                .get(words.get(0));
        Object[] arguments = words.subList(2, words.size()).toArray();
        return Diagnostic.of(problem, new Where(words.get(1)), arguments).text();
    }
}
