package org.silicnn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private long now = 5;

    @Test
    void drawsOnATerminalAfterASecondAndCleansUp() {
        CapturedConsole captured = new CapturedConsole(true);
        try (Progress progress = new Progress(captured.console(), "infer", " images", 3, () -> now)) {
            now += SECOND - 1;
            progress.step();
            assertThat(captured.err()).isEmpty();
            now += 1;
            progress.step();
            progress.step();
        }
        assertThat(captured.err())
                .contains("\rinfer ")
                .contains("3/3 images")
                .doesNotContain("\n")
                .endsWith(" \r");
        assertThat(captured.out()).isEmpty();
    }

    @Test
    void leavesLogFilesAlone() {
        CapturedConsole captured = new CapturedConsole(false);
        try (Progress progress = new Progress(captured.console(), "infer", " images", 3, () -> now)) {
            now += 10 * SECOND;
            progress.stepTo(3);
        }
        assertThat(captured.err()).isEmpty();
    }

    @Test
    void aQuickTaskShowsNothing() {
        CapturedConsole captured = new CapturedConsole(true);
        try (Progress progress = new Progress(captured.console(), "infer", " images", 3, () -> now)) {
            progress.stepTo(3);
        }
        assertThat(captured.err()).isEmpty();
    }
}
