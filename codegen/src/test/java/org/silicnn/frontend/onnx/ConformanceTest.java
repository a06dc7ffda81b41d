package org.silicnn.frontend.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.silicnn.testvectors.TestVectors;

/** ONNX's own backend tests, which {@code scripts/conformance.sh} fetches, runs and writes a page about. */
@EnabledIfSystemProperty(named = "silicnn.onnxSuite", matches = ".+")
class ConformanceTest {
    @Test
    void everyCaseIsAnsweredOrRefusedForAReason() throws IOException {
        Scoreboard board = Scoreboard.of(Path.of(System.getProperty("silicnn.onnxSuite")));
        Path page = TestVectors.folder().resolveSibling("docs/conformance.md");
        Files.createDirectories(page.getParent());
        Files.writeString(page, board.page(System.getProperty("silicnn.onnxVersion")));
        assertThat(board.crashed()).isEmpty();
    }
}
