package org.silicnn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.silicnn.testvectors.TestVectors;

/** Hardware settings in a config file: what they do, and that a project's own file says and does the same again. */
class HardwareConfigTest {
    private static final String MODEL = testVector("models/tiny-digits.onnx");
    private static final String IMAGES = testVector("images/digits-8x8/calibration-images-idx3-ubyte");
    private static final String UNEVEN = """
            hardware: {simd: 2}
            layers:
              /conv1/Conv: {pe: 3, simd: 4}
              /conv2/Conv: {pe: 2}
            """;

    @TempDir
    Path folder;

    private final CapturedConsole captured = new CapturedConsole(false);

    @Test
    void optionsGoBeforeTheFileAndLayersBeforeBoth() throws IOException {
        assertThat(compile("out", UNEVEN, "--simd", "5", "--dsp-packing"))
                .as(captured.err())
                .isEqualTo(ExitCode.OK);

        assertThat(config("out"))
                .contains("hardware:\n  pe: 1  # default\n  simd: 5  # --simd\n")
                .contains("  dsp-packing: true  # --dsp-packing\n")
                .contains("    pe: 3  # net.yaml line 3\n    simd: 4  # net.yaml line 3\n");
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "--dsp 30 --bram 60 --lut 12000",
        "--board arty-a7-35t",
        "--pe 64 --simd 3 --weights external --port-width 16",
        "--dsp 60 --bram 90 --lut 20000 --weights external --memory-bandwidth 2"
    })
    void theResolvedFileGivesTheSameSourcesAgain(String options) throws IOException {
        List<String> words = options.isEmpty() ? List.of() : List.of(options.split(" "));
        String given = options.contains("--pe")
                ? "layers: {/conv1/Conv: {pe: 3}}\n"
                : UNEVEN.replace("hardware: {simd: 2}\n", "");
        assertThat(compile("out", given, words.toArray(String[]::new)))
                .as(captured.err())
                .isEqualTo(ExitCode.OK);

        assertThat(compile("again", config("out"), words.toArray(String[]::new)))
                .as(captured.err())
                .isEqualTo(ExitCode.OK);

        Map<String, String> first = sources("out");
        assertThat(sources("again")).isEqualTo(first);
        assertThat(values(config("again"))).isEqualTo(values(config("out")));
        if (!options.contains("--board")) {
            assertThat(compile("alone", config("out"))).as(captured.err()).isEqualTo(ExitCode.OK);
            assertThat(sources("alone")).isEqualTo(first);
        }
    }

    @Test
    void aSearchLeavesFixedLayersAsTheyAre() throws IOException {
        String fixed = "layers: {/conv2/Conv: {pe: 3, simd: 1, weights: external}, /pool1/MaxPool: {pe: 4}}\n";
        assertThat(compile("out", fixed, "--dsp", "30", "--bram", "60", "--lut", "12000"))
                .as(captured.err())
                .isEqualTo(ExitCode.OK);

        assertThat(config("out"))
                .contains(
                        "    pe: 3  # net.yaml line 1\n    simd: 1  # net.yaml line 1\n    weights: external  # net.yaml line 1\n")
                .contains("  \"/pool1/MaxPool\":\n    pe: 4  # net.yaml line 1\n")
                .containsPattern("\"/conv1/Conv\":\n(    .*\n)*    pe: \\d+  # search\n    simd: \\d+  # search\n")
                .contains("    weights: rom  # auto, as hardware, default\n")
                .doesNotContain("\n  pe: ");
        assertThat(captured.out()).contains("/conv2/Conv  3   1 ").contains("weights in external memory");
    }

    @Test
    void whatDoesNotFitSaysSo() throws IOException {
        assertThat(compile("out", "layers: {/conv2/Conv: {pe: 5, simd: 36}}\n", "--dsp", "30"))
                .as(captured.err())
                .isEqualTo(ExitCode.OK);

        assertThat(captured.out())
                .contains(
                        "does not fit the device, by estimate, even with one product at a time in each layer that is not fixed")
                .contains("needs 182 DSP, has 30, lacks 152\nboards that hold so much: arty-a7-100t, ")
                .doesNotContain("external memory");
        assertThat(config("out")).contains("    pe: 5  # net.yaml line 1\n", "    pe: 1  # since nothing fits\n");
    }

    /** On a board, too: what is given is compared with its device, and no bitstream is promised. */
    @ParameterizedTest
    @CsvSource({"8, 'does not fit the board, by estimate: needs 290 DSP, has 90, lacks 200'", "2, make -C "})
    void aGivenFoldingMayBeTooLargeForABoard(int pe, String said) throws IOException {
        String given = "hardware: {pe: 1}\nlayers: {/conv2/Conv: {pe: " + pe + ", simd: 36}}\n";
        assertThat(compile("out", given, "--board", "basys-3"))
                .as(captured.err())
                .isEqualTo(ExitCode.OK);

        assertThat(captured.out()).contains(said);
        assertThat(captured.out().contains("bitstream")).isEqualTo(pe == 2);
    }

    @Test
    void aSpeedOutOfReachIsSaidToBe() throws IOException {
        assertThat(compile("out", "", "--dsp", "30", "--target-fps", "900000"))
                .as(captured.err())
                .isEqualTo(ExitCode.OK);
        assertThat(captured.out()).contains("that is less than --target-fps asks for, and the most that fits\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hardware: {pe: 2} | --dsp 20 | pe, simd or tile for all layers say how to fold, so there is nothing left",
                "hardware: {simd: 0} | | net.yaml: line 1: simd must be a whole number from 1 to 1000000, not '0' [S214]",
                "hardware: {weights: flash} | | weights must be one of rom, external, auto, not 'flash' [S214]",
                "hardware: {reuse: 4} | | there is no such setting: reuse [S212]",
                "layers: {conv9: {pe: 2}} | | net.yaml line 1: a choice must be for a layer of the net, not for 'conv9' [S410]",
                "layers: {/relu1/Relu: {pe: 2}} | --board basys-3 | not for '/relu1/Relu' [S411]",
                "layers: {/fc/Gemm: {dsp-packing: true}} | | there is no such setting: dsp-packing [S212]"
            })
    void refusesWhatHasNoEffect(String yaml, String options, String message) throws IOException {
        String[] words = options == null ? new String[0] : options.split(" ");

        assertThat(compile("out", yaml, words)).isIn(ExitCode.WRONG_INPUT, ExitCode.USAGE);

        assertThat(captured.err()).contains(message);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aSimulationTakesTheSameFile() throws IOException {
        assertThat(compile("out", UNEVEN)).as(captured.err()).isEqualTo(ExitCode.OK);
        List<Command> commands = List.of(new SimulateCommand());
        String[] words = {
            "simulate",
            MODEL,
            "--images",
            IMAGES,
            "--config",
            folder.resolve("out/config.yaml").toString()
        };

        assertThat(new Program("silicnn", "test", commands).run(words, captured.console()))
                .as(captured.err())
                .isEqualTo(ExitCode.OK);
    }

    private int compile(String output, String yaml, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("net.yaml"), yaml);
        List<String> words = new ArrayList<>(List.of("compile", MODEL, "--calibrate", IMAGES, "--golden", "2"));
        words.addAll(List.of(
                "--config", file.toString(), "-o", folder.resolve(output).toString()));
        words.addAll(List.of(options));
        return new Program("silicnn", "test", List.of(new CompileCommand()))
                .run(words.toArray(String[]::new), captured.console());
    }

    private String config(String project) throws IOException {
        return Files.readString(folder.resolve(project).resolve("config.yaml"));
    }

    /** Without the remarks about where they came from. */
    private static String values(String config) {
        return config.replaceAll("  #.*", "");
    }

    private Map<String, String> sources(String project) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        Path root = folder.resolve(project);
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString();
                if (!List.of("config.yaml", "files.sha256").contains(name)) {
                    contents.put(name, Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return contents;
    }

    private static String testVector(String relative) {
        return TestVectors.folder().resolve(relative).toString();
    }
}
