package org.silicnn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silicnn.testvectors.Golden;
import org.silicnn.testvectors.TestVectors;

class CompileCommandTest {
    private static final String MODEL = "models/tiny-digits.onnx";
    private static final String IMAGES = "images/digits-8x8/calibration-images-idx3-ubyte";

    @TempDir
    Path folder;

    private final CapturedConsole captured = new CapturedConsole(false);

    @ParameterizedTest
    @CsvSource({
        "missing-model, no-such.onnx, " + IMAGES,
        "not-onnx, models/bad/not-onnx.onnx, " + IMAGES,
        "truncated, models/bad/truncated.onnx, " + IMAGES,
        "unsupported, models/bad/two-unsupported-ops.onnx, " + IMAGES,
        "missing-images, " + MODEL + ", no-such-folder",
        "wrong-size, models/lenet5-digits.onnx, images/bad/wrong-size-27x27.png",
        "colour-for-grey, models/lenet5-digits.onnx, images/bad/colour-28x28.png",
        "empty-folder, " + MODEL + ", EMPTY"
    })
    void saysWhatIsWrongAndLeavesNothingBehind(String golden, String model, String images) throws IOException {
        Path empty = Files.createDirectory(folder.resolve("pictures"));
        String calibrate = images.equals("EMPTY") ? empty.toString() : testVector(images);

        assertThat(run(testVector(model), "--calibrate", calibrate)).isEqualTo(ExitCode.WRONG_INPUT);

        assertThat(captured.out()).isEmpty();
        Golden.check("cli/compile-" + golden + ".txt", anonymous(captured.err()));
        assertThat(contents(folder)).isEmpty();
    }

    @Test
    void givesEqualBytesTwice() throws IOException {
        compileInto("first");
        compileInto("second");

        Map<String, String> first = contents(folder.resolve("first"));
        assertThat(first).isNotEmpty().isEqualTo(contents(folder.resolve("second")));
    }

    @Test
    void theScheduleIsPrintedAndStoredAsThePagesHaveIt() throws IOException {
        compileInto("out");

        JsonObject schedule = JsonParser.parseString(Files.readString(folder.resolve("out/schedule.json")))
                .getAsJsonObject();
        String source = Files.readString(folder.resolve("out/src/cnn_tiny_digits.cpp"));
        long interval = schedule.get("interval").getAsLong();
        assertThat(captured.out()).contains("by schedule and estimate: " + interval + " cycles an image, ");
        for (JsonElement each : schedule.getAsJsonArray("stages")) {
            JsonObject stage = each.getAsJsonObject();
            assertThat(source).contains("  " + stage.get("function").getAsString() + "(");
            assertThat(stage.get("cycles").getAsLong()).isBetween(1L, interval);
        }
        for (JsonElement each : schedule.getAsJsonArray("streams")) {
            JsonObject stream = each.getAsJsonObject();
            assertThat(source)
                    .contains("#pragma HLS stream variable="
                            + stream.get("name").getAsString() + " depth="
                            + stream.get("depth").getAsInt() + "\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, external memory, memory sets the pace: without it, ", "1024, , the stages set the pace"})
    void memoryThatIsTooSlowIsNamed(int bandwidth, String bound, String said) throws IOException {
        String[] folded = {"--weights", "external", "--pe", "64", "--simd", "64"};
        List<String> arguments = new ArrayList<>(List.of(folded));
        arguments.addAll(List.of("--memory-bandwidth", Integer.toString(bandwidth)));
        arguments.addAll(List.of(testVector(MODEL), "--calibrate", testVector(IMAGES)));
        assertThat(run(arguments.toArray(String[]::new))).isEqualTo(ExitCode.OK);

        JsonObject schedule = JsonParser.parseString(Files.readString(folder.resolve("out/schedule.json")))
                .getAsJsonObject();
        JsonObject memory = schedule.getAsJsonObject("external_memory");
        long bytes = memory.get("bytes_an_image").getAsLong();
        assertThat(memory.get("cycles").getAsLong()).isEqualTo((bytes + bandwidth - 1) / bandwidth);
        assertThat(captured.out())
                .contains("together " + bytes + " bytes an image: ")
                .contains(said);
        if (bound == null) {
            assertThat(schedule.get("bound_by").getAsString()).isNotEqualTo("external memory");
        } else {
            assertThat(schedule.get("bound_by").getAsString()).isEqualTo(bound);
            assertThat(schedule.get("interval")).isEqualTo(memory.get("cycles"));
        }
    }

    @Test
    void anEditIsLostOnlyByForce() throws IOException {
        compileInto("out");
        Path source = folder.resolve("out/src/cnn_tiny_digits.cpp");
        Files.writeString(source, "// mine\n" + Files.readString(source));

        assertThat(run(testVector(MODEL), "--calibrate", testVector(IMAGES))).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(captured.err()).contains("cnn_tiny_digits.cpp: this generated file was edited");
        assertThat(source).content().startsWith("// mine");

        assertThat(run(testVector(MODEL), "--calibrate", testVector(IMAGES), "--force"))
                .isEqualTo(ExitCode.OK);
        assertThat(source).content().doesNotContain("// mine");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--weight-bits 17 | --weight-bits must be a whole number from 2 to 16, not '17'",
                "--scale x | --scale must be numbers or fractions with commas, not 'x'",
                "--std 0 | scales must be finite and not 0",
                "--mean 1,2 --std 1,2,3 | scale, mean and std must be one or as many as channels, not 1, 2 and 3",
                "--rounding tflite | --rounding must be one of trn, trn-zero, rnd",
                "--bits 8 | --bits must be auto, not '8'",
                "--bits auto --max-drop -1 | --max-drop must be a number of percent from 0 to 100, not '-1'",
                "--board basys3 | there is no board 'basys3'; did you mean 'basys-3'?",
                "--board zedboard | there is no board 'zedboard'; there are arty-a7-35t, arty-a7-100t, basys-3",
                "--board basys-3 --part x | --part and --board can't both be given",
                "--part a;b | --part must be a part name such as xc7a35tcpg236-1, not 'a;b'"
            })
    void refusesImpossibleOptions(String options, String message) throws IOException {
        List<String> words = new ArrayList<>(List.of(testVector(MODEL), "--calibrate", testVector(IMAGES)));
        words.addAll(List.of(options.split(" ")));

        assertThat(run(words.toArray(String[]::new))).isEqualTo(ExitCode.USAGE);

        assertThat(captured.err()).contains(message);
        assertThat(contents(folder)).isEmpty();
    }

    @Test
    void aBoardGetsAllThatItsBitstreamNeeds() throws IOException {
        assertThat(run(testVector(MODEL), "--calibrate", testVector(IMAGES), "--board", "basys-3"))
                .as(captured.err())
                .isEqualTo(ExitCode.OK);
        Path project = folder.resolve("out");
        assertThat(captured.out())
                .endsWith("for Digilent Basys 3: make -C " + project + " hls && make -C " + project + " bitstream\n");
        for (String name : List.of("accelerator.v", "accelerator_bambu.v")) {
            String text = Files.readString(project.resolve("hardware").resolve(name));
            Golden.check("cli/board-" + name, text.replaceAll("Model [0-9a-f]{16}", "Model HASH"));
        }
        assertThat(contents(project)).containsKeys("hardware/link.params", "hardware/boards/basys-3/pins.xdc");
    }

    @Test
    void searchesWidthsWhenAsked() {
        String labels = testVector("images/digits-8x8/calibration-labels-idx1-ubyte");
        assertThat(run(testVector(MODEL), "--calibrate", testVector(IMAGES), "--bits", "auto", "--labels", labels))
                .as(captured.err())
                .isEqualTo(ExitCode.OK);

        assertThat(captured.out()).contains("networks measured", "* ", "weight bits", "/conv1/Conv:");
        assertThat(folder.resolve("out/pareto.csv"))
                .content()
                .startsWith("chosen,luts,accuracy,/conv1/Conv weights,")
                .contains("\ntrue,");
        assertThat(folder.resolve("out.search.json")).exists();
    }

    /** A width that the model's own file gives can't be chosen, for all layers or for one; its config file says none. */
    @Test
    void widthsThatTheModelGivesAreRefused() throws IOException {
        String model = testVector("models/families/tiny-qoperator-matmul-uint8.onnx");
        assertThat(run(model, "--weight-bits", "4", "--activation-bits", "5")).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(captured.err())
                .contains("weight-bits must be left out: the model has no weights whose width its file leaves open")
                .contains("activation-bits must be left out");
        assertThat(folder.resolve("out")).doesNotExist();

        assertThat(run(model)).as(captured.err()).isEqualTo(ExitCode.OK);
        Path resolved = folder.resolve("out/config.yaml");
        assertThat(resolved).content().doesNotContain("-bits");
        assertThat(program("compile", model, "--config", resolved.toString(), "-o", out("again")))
                .as(captured.err())
                .isEqualTo(ExitCode.OK);

        Path config = Files.writeString(folder.resolve("net.yaml"), "layers: {/conv1/Conv_quant: {weight-bits: 4}}\n");
        assertThat(program("compile", model, "--config", config.toString(), "-o", out("third")))
                .isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(captured.err()).contains("how '/conv1/Conv_quant' is stored can't be chosen");
    }

    @Test
    void theResolvedConfigGivesTheSameNetworkAgain() throws IOException {
        Path config = Files.writeString(
                folder.resolve("net.yaml"),
                "quantize: {activation-bits: 7}\nlayers: {/conv1/Conv: {weight-bits: 5, scheme: affine}}\n");
        assertThat(run(
                        testVector(MODEL),
                        "--calibrate",
                        testVector(IMAGES),
                        "--config",
                        config.toString(),
                        "--ranges",
                        "kl"))
                .as(captured.err())
                .isEqualTo(ExitCode.OK);
        Path resolved = folder.resolve("out/config.yaml");
        assertThat(resolved)
                .content()
                .contains("  scheme: pow2  # default\n", "  ranges: kl  # --ranges\n")
                .contains("  \"/conv1/Conv\":\n    scheme: affine  # net.yaml line 2\n")
                .contains("    weight-bits: 5  # net.yaml line 2\n")
                .contains("    activation-bits: 7  # as quantize, net.yaml line 1\n");

        assertThat(program(
                        "compile",
                        testVector(MODEL),
                        "--calibrate",
                        testVector(IMAGES),
                        "--config",
                        resolved.toString(),
                        "-o",
                        out("again")))
                .as(captured.err())
                .isEqualTo(ExitCode.OK);
        assertThat(folder.resolve("again/network.json")).hasSameTextualContentAs(folder.resolve("out/network.json"));
        assertThat(folder.resolve("again/weights.bin")).hasSameBinaryContentAs(folder.resolve("out/weights.bin"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conv9: {weight-bits: 4} | a choice must be for a layer of the net, not for 'conv9' [S204]",
                "/relu1/Relu: {weight-bits: 4} | weight-bits must be chosen for a layer with weights",
                "/conv1/Conv: {activation-bits: 4} | activation-bits must be chosen for a layer that stores values"
            })
    void aChoiceWithoutEffectIsRefused(String layer, String message) throws IOException {
        Path config = Files.writeString(folder.resolve("net.yaml"), "layers:\n  " + layer + "\n");
        assertThat(run(testVector(MODEL), "--calibrate", testVector(IMAGES), "--config", config.toString()))
                .isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(captured.err()).contains(message);
    }

    @Test
    void theSearchNeedsClasses() throws IOException {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        Files.copy(Path.of(testVector("images/digits-28x28-png/digit-00.png")), pictures.resolve("a.png"));

        assertThat(run(testVector("models/lenet5-digits.onnx"), "--calibrate", pictures.toString(), "--bits", "auto"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(captured.err()).contains("--bits auto needs the classes of the --calibrate images: --labels FILE");
    }

    private void compileInto(String name) {
        assertThat(program("compile", testVector(MODEL), "--calibrate", testVector(IMAGES), "-o", out(name)))
                .as(captured.err())
                .isEqualTo(ExitCode.OK);
    }

    private int run(String... words) {
        List<String> all = new ArrayList<>(List.of("compile"));
        all.addAll(List.of(words));
        all.addAll(List.of("-o", out("out")));
        return program(all.toArray(String[]::new));
    }

    private int program(String... words) {
        return new Program("silicnn", "test", List.of(new CompileCommand())).run(words, captured.console());
    }

    private String out(String name) {
        return folder.resolve(name).toString();
    }

    private static String testVector(String relative) {
        return TestVectors.folder().resolve(relative).toString();
    }

    /** Without what differs from one machine to the next. */
    private String anonymous(String text) {
        return text.replace(TestVectors.folder() + "/", "")
                .replace(folder + "/", "")
                .replace(Path.of("").toAbsolutePath().toString(), "WORKING-FOLDER");
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(
                        folder.relativize(file).toString(),
                        Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }
}
