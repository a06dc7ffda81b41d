package org.silicnn.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {
    private static final Where MODEL = Where.file(Path.of("lenet.onnx"));

    private final Diagnostics diagnostics = new Diagnostics();

    @Test
    void aStageThrowsAllItFoundInOrder() {
        diagnostics.report(CodegenProblem.GROUP_NOT_DIVIDING, MODEL.node("conv1", "Conv"), 6, 4);
        diagnostics.report(CodegenProblem.FILE_NOT_READABLE, MODEL.part("tensor", "w"), "truncated");
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(diagnostics::stopIfErrors)
                .withMessage("""
                        lenet.onnx: node 'conv1' (Conv): group must divide 6 channels, not 4 [S104]
                          hint: each group convolves an equal share of the channels
                        lenet.onnx: tensor 'w': can't be read: truncated [S002]""")
                .satisfies(e -> assertThat(e.diagnostics()).hasSize(2));
    }

    @Test
    void aWarningStopsNothing() {
        diagnostics.report(new Doubt(), MODEL);
        diagnostics.stopIfErrors();
        assertThat(diagnostics.all()).extracting(Diagnostic::text).containsExactly("lenet.onnx: warning: odd [T001]");
    }

    @Test
    void aMillionProblemsAreCountedNotKept() {
        for (int i = 0; i < 1_000_000; i++) {
            diagnostics.report(CodegenProblem.FILE_NOT_READABLE, MODEL, i);
        }
        assertThat(diagnostics.all()).hasSize(Diagnostics.MAX_KEPT);
        assertThat(diagnostics.dropped()).isEqualTo(1_000_000 - Diagnostics.MAX_KEPT);
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(diagnostics::stopIfErrors)
                .withMessageEndingWith("\nand 999900 more problems");
    }

    @Test
    void anErrorBeyondThoseKeptStillStops() {
        for (int i = 0; i < Diagnostics.MAX_KEPT; i++) {
            diagnostics.report(new Doubt(), MODEL);
        }
        diagnostics.report(CodegenProblem.FILE_NOT_READABLE, MODEL, "truncated");
        assertThatExceptionOfType(UserException.class).isThrownBy(diagnostics::stopIfErrors);
    }

    @Test
    void aNameFromAModelCannotForgeALineOrWriteToTheTerminal() {
        String forged = "x\u001b[2J\nlenet.onnx: all is well \u202e\ud800";
        diagnostics.report(CodegenProblem.FILE_NOT_READABLE, MODEL.node(forged, "A\tB"), forged);
        String text = diagnostics.all().get(0).text();
        assertThat(text)
                .startsWith("lenet.onnx: node 'x\\u001b[2J\\nlenet.onnx: all is well \\u202e\\ud800' (A\\tB): ")
                .hasLineCount(1)
                .doesNotContain("\u001b", "\u202e", "\ud800");
    }

    @Test
    void aNameFromAModelIsCutWithoutSplittingACharacter() {
        for (int length = Printable.MAX_LENGTH - 5; length < Printable.MAX_LENGTH + 5; length++) {
            assertThat(Printable.of("a".repeat(length)))
                    .isEqualTo(
                            length <= Printable.MAX_LENGTH
                                    ? "a".repeat(length)
                                    : "a".repeat(Printable.MAX_LENGTH - 3) + "...");
        }
        String smileys = "\ud83d\ude00".repeat(1_000_000);
        assertThat(Printable.of(smileys)).isEqualTo("\ud83d\ude00".repeat(78) + "...");
        assertThat(Printable.of("a" + smileys)).isEqualTo("a" + "\ud83d\ude00".repeat(78) + "...");
    }

    @Test
    void aReportWithoutItsFactsIsABug() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> diagnostics.report(CodegenProblem.GROUP_NOT_DIVIDING, MODEL, 6))
                .withMessage("S104 takes 2 arguments, not 1");
    }

    private static final class Doubt implements Problem {
        @Override
        public ProblemText text() {
            return new ProblemText("T001", Severity.WARNING, "odd", "");
        }
    }
}
