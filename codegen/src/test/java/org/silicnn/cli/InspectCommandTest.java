package org.silicnn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silicnn.testvectors.Golden;
import org.silicnn.testvectors.TestVectors;

class InspectCommandTest {
    private final CapturedConsole captured = new CapturedConsole(false);

    @Test
    void showsLayersAndTotals() {
        assertThat(run("models/lenet5-digits.onnx")).isEqualTo(ExitCode.OK);
        Golden.check("cli/inspect-lenet5.txt", captured.out());
        assertThat(captured.err()).isEmpty();
    }

    @Test
    void printsJson() {
        assertThat(run("models/tiny-digits.onnx", "--json")).isEqualTo(ExitCode.OK);
        Golden.check("cli/inspect-tiny.json", captured.out());
    }

    @Test
    void namesEveryUnsupportedNode() {
        assertThat(run("models/bad/two-unsupported-ops.onnx")).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(captured.out()).isEmpty();
        assertThat(captured.err()).contains("'noise' (RandomUniformLike)").contains("'determinant' (Det)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"28x", "0x3", "1;2", "-1x3", "9999999999", ""})
    void aShapeIsNumbers(String shape) {
        assertThat(run("models/tiny-digits.onnx", "--input-shape=" + shape)).isEqualTo(ExitCode.USAGE);
        assertThat(captured.err())
                .contains("--input-shape must be numbers joined by x")
                .contains("'" + shape + "'");
    }

    @Test
    void aShapeMustAgreeWithTheModel() {
        assertThat(run("models/tiny-digits.onnx", "--input-shape", "1x8x9")).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(captured.err()).contains("?x1x8x8").contains("1x8x9").contains("[S126]");
    }

    private int run(String model, String... options) {
        Program program = new Program("silicnn", "test", List.of(new InspectCommand()));
        String[] words = new String[options.length + 2];
        words[0] = "inspect";
        words[1] = TestVectors.path(model).toString();
        System.arraycopy(options, 0, words, 2, options.length);
        return program.run(words, captured.console());
    }
}
