package org.silicnn.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.silicnn.testvectors.GoldenTexts;

class CodegenProblemTest {
    @Test
    void everyProblemHasItsTextInTheGoldenFile() {
        List<String> codes =
                Arrays.stream(CodegenProblem.values()).map(Problem::code).toList();
        GoldenTexts.check("errors/codegen.txt", codes, CodegenProblemTest::text);
    }

    @Test
    void codesAreUnique() {
        assertThat(CodegenProblem.values()).extracting(Problem::code).doesNotHaveDuplicates();
    }

    private static String text(List<String> words) {
        Problem problem = Arrays.stream(CodegenProblem.values())
                .collect(Collectors.toMap(Problem::code, each -> each))
                .get(words.get(0));
        Object[] arguments = words.subList(2, words.size()).toArray();
        return Diagnostic.of(problem, new Where(words.get(1)), arguments).text();
    }
}
