package org.silicnn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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

    @Test
    void tracesEveryLayer() throws IOException {
        Path trace = folder.resolve("trace");
        assertThat(simulate(MODEL, "--trace", trace.toString(), "--threads", "1", "--batch", "32"))
                .as(captured.err())
                .isEqualTo(ExitCode.OK);
        List<Path> files;
        try (Stream<Path> all = Files.list(trace)) {
            files = all.sorted().toList();
        }
        assertThat(files.get(0).getFileName().toString()).startsWith("000-").endsWith(".npy");
        byte[] input = Files.readAllBytes(files.get(0));
        String header = new String(input, 0, 128, StandardCharsets.ISO_8859_1);
        assertThat(header).contains("'descr': '|u1'", "'shape': (150, 8, 8, 1,)");
        byte[] images = Files.readAllBytes(Path.of(IMAGES));
        assertThat(Arrays.copyOfRange(input, 128, input.length))
                .isEqualTo(Arrays.copyOfRange(images, 16, images.length));
        assertThat(simulate(MODEL, "--trace", trace.toString())).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(captured.err()).contains("it is not an empty folder");
    }

    @Test
    void countsWhatIsTakenForWhat() {
        String labels = testVector("images/digits-8x8/calibration-labels-idx1-ubyte");
        assertThat(simulate(MODEL, "--labels", labels, "--format", "json")).isEqualTo(ExitCode.OK);
        JsonObject json = JsonParser.parseString(captured.out()).getAsJsonObject();
        int sum = 0;
        int right = 0;
        for (int label = 0; label < 10; label++) {
            for (int predicted = 0; predicted < 10; predicted++) {
                int count = json.getAsJsonArray("confusion")
                        .get(label)
                        .getAsJsonArray()
                        .get(predicted)
                        .getAsInt();
                sum += count;
                right += label == predicted ? count : 0;
            }
        }
        assertThat(sum).isEqualTo(150);
        assertThat(json.get("fixed_accuracy").getAsDouble()).isCloseTo(100.0 * right / sum, within(1e-3));
    }

    @Test
    void saysHowEachLayerIsComputed() {
        assertThat(simulate(MODEL, "--verbose")).isEqualTo(ExitCode.OK);
        assertThat(captured.err())
                .contains(
                        "computed in",
                        "float",
                        "vector engine: ",
                        "start of the JVM",
                        "simulation",
                        "of it reading images");
        assertThat(captured.out()).contains(" images, ").contains(" a second\n");
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
