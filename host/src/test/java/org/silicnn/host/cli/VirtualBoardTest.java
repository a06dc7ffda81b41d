package org.silicnn.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.silicnn.cli.ExitCode;
import org.silicnn.host.board.NetworkDescriptor;
import org.silicnn.host.serial.JsscLink;
import org.silicnn.host.virtual.VirtualBoard;
import org.silicnn.host.virtual.VirtualBoardSettings;
import org.silicnn.image.ImageSet;
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;
import org.silicnn.sim.TensorBytes;
import org.silicnn.store.ProjectNetwork;
import org.silicnn.testvectors.RequiredTool;
import org.silicnn.testvectors.TestVectors;

/** The whole path without a board: the tool, a serial port, the board's Verilog, the generated kernel, and back. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class VirtualBoardTest {
    private static final Path TEST = TestVectors.path("images/digits-8x8/test-images-idx3-ubyte");
    private static final Path CALIBRATION = TestVectors.path("images/digits-8x8/calibration-images-idx3-ubyte");

    @TempDir
    static Path folder;

    private static Path tiny;
    private static NetworkDescriptor network;

    @BeforeAll
    static void compile() {
        List.of(RequiredTool.VERILATOR, RequiredTool.GPP, RequiredTool.MAKE).forEach(RequiredTool::program);
        tiny = folder.resolve("tiny");
        Tool compiled = Tool.run(
                "compile", TestVectors.path("models/tiny-digits.onnx"), "--calibrate", CALIBRATION, "-o", tiny);
        assertThat(compiled.err()).isEmpty();
        ProjectNetwork project = ProjectNetwork.open(tiny);
        network = NetworkDescriptor.of(project.network(), project.hash());
    }

    @Test
    void aThousandImagesAreBitExact() throws IOException {
        try (VirtualBoard board = VirtualBoard.start(tiny, network, VirtualBoardSettings.free())) {
            Tool tool =
                    Tool.run("infer", tiny, TEST, TEST, CALIBRATION, CALIBRATION, "--port", board.port(), "--check");
            assertThat(tool.code()).as(tool.err()).isEqualTo(ExitCode.OK);
            assertThat(tool.out()).endsWith("1100/1100 answers equal the simulator's\n");
        }
    }

    @Test
    void aDamagedLineLosesNothing() throws IOException {
        for (String faults : List.of("drop=1e-3", "flip=1e-3", "insert=1e-3", "dup=1e-3", "burst=1e-4")) {
            VirtualBoardSettings settings =
                    new VirtualBoardSettings(0, Optional.empty(), Map.of("--faults", faults, "--seed", "7"));
            try (VirtualBoard board = VirtualBoard.start(tiny, network, settings)) {
                Tool tool = Tool.run("infer", tiny, CALIBRATION, "--port", board.port(), "--check");
                assertThat(tool.code()).as(faults + ", seed 7: " + tool.err()).isEqualTo(ExitCode.OK);
                assertThat(tool.out()).as(faults).contains("150/150 answers equal the simulator's\n");
            }
        }
    }

    @Test
    void aBoardThatLosesPowerLosesNoImage() throws IOException {
        VirtualBoardSettings settings =
                new VirtualBoardSettings(0, Optional.empty(), Map.of("--power-cycle-image", "70", "--noise", "100000"));
        try (VirtualBoard board = VirtualBoard.start(tiny, network, settings)) {
            Tool tool = Tool.run("infer", tiny, CALIBRATION, "--port", board.port(), "--check");
            assertThat(tool.code()).as(tool.err()).isEqualTo(ExitCode.OK);
            assertThat(tool.out()).contains("150/150 answers equal the simulator's\n", "sent again");
        }
    }

    @Test
    void theCommandTellsItsPortAndDiesWithItsStarter() throws Exception {
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.silicnn.host.Main",
                        "board",
                        "--virtual",
                        tiny.toString())
                .start();
        BufferedReader out = tool.inputReader();
        String line = out.readLine();
        assertThat(line).startsWith("port: ");
        assertThat(Path.of(line.substring(6))).exists();
        List<ProcessHandle> children = tool.descendants().toList();
        assertThat(children).hasSize(1);
        // Not even asked to end, as when a terminal is torn down.
        tool.destroyForcibly().waitFor();
        children.get(0).onExit().get(1, TimeUnit.MINUTES);
    }

    /** A runner in few lines, as mlcommons/tiny's does it: 31 bytes a command, then waits for m-ready. */
    @Test
    void aThirdPartysRunnerIsUnderstood() throws Exception {
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.silicnn.host.Main",
                        "board",
                        "--virtual",
                        tiny.toString(),
                        "--mlperf")
                .start();
        try (JsscLink port = JsscLink.open(tool.inputReader().readLine().substring(6), 115_200)) {
            assertThat(ask(port, "name")).contains("m-name-dut-[silicnn]");
            assertThat(ask(port, "profile")).contains("m-model-[tiny-digits]");
            ProjectNetwork project = ProjectNetwork.open(tiny);
            ImageSet images = ImageSet.open(
                    List.of(TEST),
                    Optional.empty(),
                    project.network().inputType().shape());
            for (int i = 0; i < 5; i++) {
                byte[] pixels = images.images().read(i).pixels();
                ask(port, "db load " + pixels.length);
                String loaded = "";
                for (int at = 0; at < pixels.length; at += 31) {
                    loaded = ask(port, "db " + HexFormat.of().formatHex(pixels, at, Math.min(pixels.length, at + 31)));
                }
                assertThat(loaded).contains("m-load-done");
                assertThat(ask(port, "infer 3 1")).containsPattern("(?s)m-lap-us-\\d+.*m-lap-us-\\d+.*m-results-\\[");
                Tensor expected = new Simulator(project.network())
                        .run(TensorBytes.decode(project.network().inputType(), pixels));
                String wanted = Arrays.stream(expected.values())
                        .mapToObj(value -> String.format(
                                Locale.ROOT,
                                "%.3f",
                                project.network().outputType().real(value)))
                        .collect(Collectors.joining(",", "m-results-[", "]"));
                assertThat(ask(port, "results")).startsWith(wanted);
            }
        } finally {
            tool.destroy();
            tool.waitFor();
        }
    }

    private static String ask(JsscLink port, String command) throws IOException {
        port.write((command + "%").getBytes(StandardCharsets.US_ASCII));
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("m-ready\r\n") < 0) {
            answer.append(new String(port.read(Long.MAX_VALUE / 2), StandardCharsets.US_ASCII));
        }
        return answer.toString();
    }

    @Test
    void aBoardThatDoesNotBuildOrStartSaysWhy() throws IOException {
        Tool faults = Tool.run("board", "--virtual", tiny, "--faults", "often");
        assertThat(faults.code()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(faults.err()).contains("a fault is drop=P, flip=P, insert=P, dup=P or burst=P, not 'often' [S562]");

        Path broken = folder.resolve("broken");
        Tool.run("compile", TestVectors.path("models/tiny-digits.onnx"), "--calibrate", CALIBRATION, "-o", broken);
        Files.writeString(broken.resolve("src/cnn_tiny_digits.cpp"), "not C++\n");
        Tool tool = Tool.run("board", "--virtual", broken);
        assertThat(tool.code()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(tool.err()).contains("cannot compile " + broken.resolve("src/cnn_tiny_digits.cpp"), "[S561]");
    }
}
