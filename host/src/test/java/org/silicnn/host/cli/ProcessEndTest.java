package org.silicnn.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.silicnn.host.board.Accelerator;
import org.silicnn.host.board.Board;
import org.silicnn.host.board.FakeBoard;
import org.silicnn.host.board.NetworkDescriptor;
import org.silicnn.host.board.ProcessAccelerator;
import org.silicnn.host.link.BoardIdentity;
import org.silicnn.host.serial.JsscLink;
import org.silicnn.store.ProjectNetwork;
import org.silicnn.testvectors.RequiredTool;
import org.silicnn.testvectors.TestVectors;

/** The tool in a process of its own, which is told to end, or killed, while images are under way. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ProcessEndTest {
    private static final int SLOW_BAUD = 57_600;
    private static final Path IMAGES = TestVectors.path("images/digits-8x8/test-images-idx3-ubyte");

    @TempDir
    Path folder;

    @BeforeEach
    void needsAPort() {
        RequiredTool.SCRIPT.program();
    }

    @Test
    void ctrlCStopsTheBoardAndLeavesNoFile() throws Exception {
        Path project = folder.resolve("tiny");
        try (FakeBoard board = boardOf(project)) {
            Process tool = infer(project, board, folder.resolve("results.csv"));
            awaitFirstResult();
            assertThat(new ProcessBuilder("sh", "-c", "kill -INT " + tool.pid())
                            .start()
                            .waitFor())
                    .isZero();
            assertThat(tool.waitFor()).as("128 + SIGINT").isEqualTo(130);
            String said = new String(tool.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(said).matches("interrupted; [0-9]+ of 400 images were answered\n");
            assertThat(names(folder)).containsExactly("tiny");
            try (Board next = new Board(JsscLink.open(board.port(), SLOW_BAUD))) {
                assertThat(next.counters().imagesDone()).isLessThan(400);
            }
        }
    }

    @Test
    void aHostKilledInMidFrameIsNoTroubleToTheNext() throws Exception {
        Path project = folder.resolve("tiny");
        try (FakeBoard board = boardOf(project)) {
            for (int i = 0; i < 3; i++) {
                Process tool = infer(project, board, folder.resolve("results.csv"));
                awaitFirstResult();
                tool.destroyForcibly().waitFor();
                removeUnfinished();
                Tool next = Tool.run(
                        "infer",
                        project,
                        TestVectors.path("images/digits-8x8/calibration-images-idx3-ubyte"),
                        "--port",
                        board.port(),
                        "--baud",
                        SLOW_BAUD,
                        "--window",
                        2,
                        "--format",
                        "csv");
                assertThat(next.err()).startsWith("150 images, ");
                assertThat(next.out()).hasLineCount(151);
            }
        }
    }

    /** A killed process can't clean up; what it started must see for itself that it is gone. */
    @Test
    void aKilledStandInLeavesNoProcess() throws Exception {
        Process process = java("-cp", System.getProperty("java.class.path"), StandIn.class.getName())
                .start();
        BufferedReader out = process.inputReader();
        assertThat(out.readLine()).startsWith("/dev/");
        List<ProcessHandle> children = process.descendants().toList();
        assertThat(children).as("script, tail, cat").hasSizeGreaterThanOrEqualTo(3);
        process.destroyForcibly();
        for (ProcessHandle child : children) {
            child.onExit().get(1, TimeUnit.MINUTES);
        }
    }

    /** A stand-in board until somebody kills it. */
    static final class StandIn {
        private StandIn() {}

        public static void main(String[] arguments) throws Exception {
            BoardIdentity identity = new BoardIdentity(1, 2, 8, 8, 1, true, 1000, "0123456789abcdef");
            try (FakeBoard board = new FakeBoard(identity, new ProcessAccelerator(Path.of("/bin/cat"), 8), 0)) {
                System.out.println(board.port());
                Thread.currentThread().join();
            }
        }
    }

    private FakeBoard boardOf(Path project) {
        Tool compiled = Tool.run(
                "compile",
                TestVectors.path("models/tiny-digits.onnx"),
                "--calibrate",
                TestVectors.path("images/digits-8x8/calibration-images-idx3-ubyte"),
                "-o",
                project);
        assertThat(compiled.err()).isEmpty();
        ProjectNetwork opened = ProjectNetwork.open(project);
        NetworkDescriptor network = NetworkDescriptor.of(opened.network(), opened.hash());
        return new FakeBoard(network.identity(2, 1000), new Zeros(network.outputBytes()), SLOW_BAUD);
    }

    private static Process infer(Path project, FakeBoard board, Path results) throws IOException {
        return java(
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.silicnn.host.Main",
                        "infer",
                        project.toString(),
                        IMAGES.toString(),
                        "--port",
                        board.port(),
                        "--baud",
                        String.valueOf(SLOW_BAUD),
                        "--format",
                        "csv",
                        "-o",
                        results.toString())
                .start();
    }

    /** Started by {@code env}, because a shell's background job ignores Ctrl-C, and so does whatever it starts. */
    private static ProcessBuilder java(String... arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(Stream.concat(Stream.of("env", "--default-signal=INT", java), Stream.of(arguments))
                .toList());
    }

    /** The file beside the result file has its first lines once images are under way. */
    private void awaitFirstResult() throws Exception {
        while (true) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(ProcessEndTest::isUnfinished).toList()) {
                    if (Files.size(file) > 0) {
                        return;
                    }
                }
            }
            Thread.sleep(10);
        }
    }

    private void removeUnfinished() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(ProcessEndTest::isUnfinished).toList()) {
                Files.delete(file);
            }
        }
    }

    private static boolean isUnfinished(Path file) {
        return file.getFileName().toString().startsWith(".results.csv.new");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toList());
        }
    }

    private record Zeros(int bytes) implements Accelerator {
        @Override
        public byte[] infer(byte[] input) {
            return new byte[bytes];
        }

        @Override
        public void close() {}
    }
}
