package org.silicnn.frontend.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.silicnn.testvectors.TestVectors;

/** ONNX's own backend tests, which {@code scripts/conformance.sh} fetches, runs and writes a page about. */
@EnabledIfSystemProperty(named = "silicnn.onnxSuite", matches = ".+")
class ConformanceTest {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path scratch;

    @Test
    void everyCaseIsAnsweredOrRefusedForAReason() throws IOException {
        Scoreboard board = Scoreboard.of(Path.of(System.getProperty("silicnn.onnxSuite")), scratch);
        Path page = TestVectors.folder().resolveSibling("docs/conformance.md");
        Files.createDirectories(page.getParent());
        Files.writeString(page, board.page(System.getProperty("silicnn.onnxVersion")));
        assertThat(board.crashed()).isEmpty();
        assertThat(board.differences()).as("generated C, in %s", scratch).isEmpty();
    }
}
