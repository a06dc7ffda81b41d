package org.silicnn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silicnn.testvectors.TestVectors;

class SimulateCommandTest {
    private static final String MODEL = testVector("models/tiny-digits.onnx");
    private static final String IMAGES = testVector("images/digits-8x8/calibration-images-idx3-ubyte");

    @TempDir
    Path folder;

    private final CapturedConsole captured = new CapturedConsole(false);

    @Test
    void comparesLayerByLayer() {
        assertThat(simulate(MODEL, "--compare")).as(captured.err()).isEqualTo(ExitCode.OK);
        assertThat(captured.out())
                .startsWith("150 images\n\nlayer ")
                .contains("SQNR dB", "Conv", "Requantize", "Dense")
                .endsWith("every layer is above 20 dB\n");
    }

    @Test
    void namesTheFirstBadLayerForScriptsToo() {
        assertThat(simulate(MODEL, "--compare", "--activation-bits", "2", "--format", "json"))
                .isEqualTo(ExitCode.OK);

        JsonObject json = JsonParser.parseString(captured.out()).getAsJsonObject();
        assertThat(json.get("images").getAsInt()).isEqualTo(150);
        assertThat(json.getAsJsonArray("layers").asList())
                .anySatisfy(layer ->
                        assertThat(layer.getAsJsonObject().get("layer")).isEqualTo(json.get("first_bad_layer")));
        assertThat(json.get("cause").getAsString()).contains("activation bits");
    }

    @Test
    void writesALineALayer() {
        assertThat(simulate(MODEL, "--compare", "--format", "csv")).isEqualTo(ExitCode.OK);
        assertThat(captured.out().lines())
                .allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(10));
    }

    @Test
    void aProjectHasNothingToCompareWith() {
        assertThat(simulate(folder.toString(), "--compare")).isEqualTo(ExitCode.USAGE);
        assertThat(captured.err()).contains("--compare needs the model file");
    }

    private int simulate(String model, String... words) {
        List<String> all = new ArrayList<>(List.of("simulate", model, "--images", IMAGES));
        all.addAll(List.of(words));
        return new Program("silicnn", "test", List.of(new SimulateCommand()))
                .run(all.toArray(String[]::new), captured.console());
    }

    private static String testVector(String relative) {
        return TestVectors.folder().resolve(relative).toString();
    }
}
