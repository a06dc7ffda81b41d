package org.silicnn.host.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.silicnn.host.infer.InferProblem;
import org.silicnn.host.serial.PortProblem;
import org.silicnn.host.virtual.VirtualProblem;
import org.silicnn.problem.Diagnostic;
import org.silicnn.problem.Problem;
import org.silicnn.problem.Where;
import org.silicnn.testvectors.GoldenTexts;

class BoardProblemTest {
    private static final List<Problem> PROBLEMS = Stream.<Problem[]>of(
                    PortProblem.values(), BoardProblem.values(), InferProblem.values(), VirtualProblem.values())
            .flatMap(Arrays::stream)
            .toList();

    @Test
    void everyProblemHasItsTextInTheGoldenFile() {
        List<String> codes = PROBLEMS.stream().map(Problem::code).toList();
        assertThat(codes).doesNotHaveDuplicates();
        GoldenTexts.check("errors/host.txt", codes, BoardProblemTest::text);
    }

    private static String text(List<String> words) {
        Problem problem = PROBLEMS.stream()
                .filter(each -> each.code().equals(words.get(0)))
                .findFirst()
                .orElseThrow();
        Object[] arguments = words.subList(2, words.size()).toArray();
        return Diagnostic.of(problem, new Where(words.get(1)), arguments).text();
    }
}
