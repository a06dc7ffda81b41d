package org.silicnn.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.silicnn.cli.ExitCode;
import org.silicnn.host.board.Accelerator;
import org.silicnn.host.board.FakeBoard;
import org.silicnn.host.board.NetworkDescriptor;
import org.silicnn.host.board.ProcessAccelerator;
import org.silicnn.host.link.BoardIdentity;
import org.silicnn.host.serial.TerminalPair;
import org.silicnn.store.ProjectNetwork;
import org.silicnn.testvectors.Golden;
import org.silicnn.testvectors.RequiredTool;
import org.silicnn.testvectors.TestVectors;

/** The commands against a stand-in board that runs the generated C, and against ports where there is none. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BoardCommandsTest {
    private static final Path IMAGES = TestVectors.path("images/digits-8x8/test-images-idx3-ubyte");
    private static final Path CALIBRATION = TestVectors.path("images/digits-8x8/calibration-images-idx3-ubyte");

    @TempDir
    static Path projects;

    private static Path tiny;
    private static NetworkDescriptor network;
    private static FakeBoard board;

    @BeforeAll
    static void compile() throws Exception {
        RequiredTool.SCRIPT.program();
        tiny = projects.resolve("tiny");
        Tool compiled = Tool.run(
                "compile", TestVectors.path("models/tiny-digits.onnx"), "--calibrate", CALIBRATION, "-o", tiny);
        assertThat(compiled.err()).isEmpty();
        Process make = new ProcessBuilder(RequiredTool.MAKE.program(), "CXX=" + RequiredTool.GPP.program(), "serve")
                .directory(tiny.toFile())
                .redirectErrorStream(true)
                .start();
        String log = new String(make.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(make.waitFor()).as(log).isZero();
        ProjectNetwork project = ProjectNetwork.open(tiny);
        network = NetworkDescriptor.of(project.network(), project.hash());
        board = start(network.hash(), new ProcessAccelerator(tiny.resolve("build/serve"), network.outputBytes()));
    }

    @AfterAll
    static void switchOff() {
        board.close();
    }

    @Test
    void everyAnswerOfTheGeneratedCIsTheSimulators() {
        Tool tool = Tool.run("infer", tiny, IMAGES, "--port", board.port(), "--check");
        assertThat(tool.err()).isEmpty();
        assertThat(tool.code()).isEqualTo(ExitCode.OK);
        assertThat(tool.out())
                .containsPattern("(?m)^test-images-idx3-ubyte\\[0] +3 +-?[0-9]+ +3$")
                .containsPattern("(?m)^400 images, [0-9.]+ images/s$")
                .containsPattern("(?m)^accuracy 9[0-9]\\.[0-9]+ % \\(3[0-9]{2}/400\\)$")
                .containsPattern(
                        "(?m)^round trip [0-9.]+ ms at best, [0-9.]+ median, [0-9.]+ for 99 %, [0-9.]+ at worst$")
                .contains("400/400 answers equal the simulator's\n");
    }

    @Test
    void csvIsALineAnImageAndNothingElse() {
        Tool tool = Tool.run("infer", tiny, IMAGES, "--port", board.port(), "--format", "csv", "--window", 2);
        List<String> lines = tool.out().lines().toList();
        assertThat(lines).hasSize(401);
        assertThat(lines.get(0))
                .isEqualTo("image,label,class,score,cycles,score_0,score_1,score_2,score_3,score_4,score_5,score_6,"
                        + "score_7,score_8,score_9");
        assertThat(lines.get(1)).matches("test-images-idx3-ubyte\\[0],3,3,(-?[0-9]+,){11}-?[0-9]+");
        assertThat(tool.err()).startsWith("400 images, ").contains("accuracy ");
    }

    @Test
    void jsonIsWrittenToAFileThatAppearsWhole() throws IOException {
        Path file = projects.resolve("results.json");
        Tool tool = Tool.run("infer", tiny, IMAGES, "--port", board.port(), "--format", "json", "-o", file, "--check");
        assertThat(tool.code()).isEqualTo(ExitCode.OK);
        JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertThat(json.getAsJsonArray("results")).hasSize(400);
        JsonObject first = json.getAsJsonArray("results").get(0).getAsJsonObject();
        assertThat(first.get("label").getAsInt()).isEqualTo(3);
        assertThat(first.getAsJsonArray("scores")).hasSize(10);
        assertThat(json.get("images").getAsInt()).isEqualTo(400);
        assertThat(json.get("equal_to_simulator").getAsInt()).isEqualTo(400);
        assertThat(json.get("accuracy").getAsDouble()).isBetween(0.9, 1.0);
        assertThat(json.getAsJsonObject("line").get("sent").getAsLong()).isGreaterThanOrEqualTo(400);
        JsonObject times = json.getAsJsonObject("round_trip_us");
        assertThat(times.get("best").getAsInt()).isPositive();
        assertThat(times.get("worst").getAsInt())
                .isGreaterThanOrEqualTo(times.get("median").getAsInt());
        int counted = 0;
        for (JsonElement column : times.getAsJsonArray("histogram")) {
            counted += column.getAsJsonObject().get("images").getAsInt();
        }
        assertThat(counted).isEqualTo(400);
        assertThat(json.get("resumed").getAsInt()).isZero();
        assertThat(tool.out()).startsWith("400 images, ");
    }

    @Test
    void pingTellsWhoIsThere() {
        Tool tool = Tool.run("ping", "--port", board.port(), "--count", 3);
        assertThat(tool.err()).isEmpty();
        assertThat(tool.out())
                .startsWith("model      " + network.hash() + "\nimage      64 bytes in, " + network.outputBytes()
                        + " bytes out (int" + 8 * network.valueBytes() + "), 2 slots\n"
                        + "clock      100000 kHz, protocol version 1\nround trip ")
                .containsPattern("(?m)^counted    [0-9]+ images, 0 broken frames, ");
    }

    @Test
    void aGoodLinePassesTheSelfTest() {
        Tool tool = Tool.run("selftest", "--port", board.port(), "--count", 50);
        assertThat(tool.err()).isEmpty();
        assertThat(tool.code()).isEqualTo(ExitCode.OK);
        assertThat(tool.out())
                .startsWith("echo       50 of 50 frames came back, 0 lost, 0 changed\nerrors     fewer than 1.9e-03 for"
                        + " each byte (95 % confidence)\nCRC        50 frames sent with a bit flipped, 0 taken for good,"
                        + " 50 counted as broken by the board\n");
    }

    @Test
    void theBoardTellsWhatItCounted() {
        try (FakeBoard other = start(network.hash(), new Constantly(new byte[network.outputBytes()]))) {
            Tool.run("infer", tiny, CALIBRATION, "--port", other.port());
            Tool table = Tool.run("stats", "--port", other.port());
            assertThat(table.out())
                    .containsPattern("(?m)^images finished +150$")
                    .containsPattern("(?m)^frames that came broken +0$");
            Tool json = Tool.run("stats", "--port", other.port(), "--json");
            assertThat(JsonParser.parseString(json.out())
                            .getAsJsonObject()
                            .get("images_done")
                            .getAsInt())
                    .isEqualTo(150);
        }
    }

    /** A pseudo-terminal has no rate, so the first one asked is right. */
    @Test
    void theRateIsFound() {
        Tool tool = Tool.run("ping", "--port", board.port(), "--scan");
        assertThat(tool.code()).isEqualTo(ExitCode.OK);
        assertThat(tool.out()).isEqualTo(board.port() + ": a board answers at 1000000 baud\n");
    }

    @Test
    void whatIsInTheFileIsNotSentAgain() throws IOException {
        Path file = projects.resolve("answers");
        Path all = projects.resolve("all");
        Tool.run("infer", tiny, IMAGES, "--port", board.port(), "--resume", all);
        List<String> lines = Files.readAllLines(all);
        assertThat(lines).hasSize(401);
        Files.write(file, lines.subList(0, 301));
        try (FakeBoard other =
                start(network.hash(), new ProcessAccelerator(tiny.resolve("build/serve"), network.outputBytes()))) {
            Tool tool = Tool.run("infer", tiny, IMAGES, "--port", other.port(), "--resume", file, "--check");
            assertThat(tool.code()).as(tool.err()).isEqualTo(ExitCode.OK);
            assertThat(tool.out())
                    .contains("\n400 images (300 of them earlier), ", "400/400 answers equal the simulator's\n");
            assertThat(Tool.run("stats", "--port", other.port()).out()).containsPattern("(?m)^images finished +100$");
        }
        assertThat(Files.readAllLines(file)).hasSize(401);
        Tool wrong = Tool.run("infer", tiny, CALIBRATION, "--port", board.port(), "--resume", file);
        assertThat(wrong.code()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(wrong.err()).contains("the answers in this file are to other images, or of another model [S552]");
    }

    @Test
    void aWrongAnswerIsTold() {
        Accelerator wrong = new Constantly(new byte[network.outputBytes()]);
        try (FakeBoard other = start(network.hash(), wrong)) {
            Tool tool = Tool.run("infer", tiny, IMAGES, "--port", other.port(), "--check");
            assertThat(tool.code()).isEqualTo(ExitCode.WRONG_INPUT);
            assertThat(tool.out()).contains("0/400 answers equal the simulator's\n");
            check("differs", tool, other.port());
        }
    }

    @Test
    void aPortThatDoesNotExist() {
        Tool tool = Tool.run("infer", tiny, IMAGES, "--port", "/dev/ttyNOPE");
        assertThat(tool.code()).isEqualTo(ExitCode.WRONG_INPUT);
        // What ports there are differs from computer to computer.
        assertThat(tool.err())
                .startsWith("port '/dev/ttyNOPE': there is no such port [S500]\n  hint: ports here: ")
                .hasLineCount(2);
    }

    @Test
    void aPortNobodyAnswersLeavesNothingBehind() throws IOException {
        Path file = projects.resolve("never.csv");
        try (TerminalPair nobody = TerminalPair.open()) {
            Tool tool = Tool.run("infer", tiny, IMAGES, "--port", nobody.port(), "-o", file);
            assertThat(tool.code()).isEqualTo(ExitCode.WRONG_INPUT);
            check("nobody-answers", tool, nobody.port());
        }
        try (Stream<Path> left = Files.list(projects)) {
            assertThat(left.map(path -> path.getFileName().toString()).collect(Collectors.toSet()))
                    .doesNotContain("never.csv")
                    .noneMatch(name -> name.startsWith("."));
        }
    }

    @Test
    void aBoardWithAnotherModel() {
        try (FakeBoard other = start("3fa2c10045d7e89b", new Constantly(new byte[network.outputBytes()]))) {
            Tool tool = Tool.run("infer", tiny, IMAGES, "--port", other.port());
            assertThat(tool.code()).isEqualTo(ExitCode.WRONG_INPUT);
            check("another-model", tool, other.port());
        }
    }

    @Test
    void aBoardWithTheModelOfANeighbourProject() {
        Path neighbour = projects.resolve("neighbour");
        Tool.run(
                "compile",
                TestVectors.path("models/lenet5-digits.onnx"),
                "--calibrate",
                TestVectors.path("images/digits-28x28/calibration-images-idx3-ubyte"),
                "-o",
                neighbour);
        String hash = ProjectNetwork.open(neighbour).hash();
        try (FakeBoard other = start(hash, new Constantly(new byte[network.outputBytes()]))) {
            Tool tool = Tool.run("infer", tiny, IMAGES, "--port", other.port());
            assertThat(tool.err())
                    .contains("This board runs lenet5-digits (" + hash.substring(0, 6) + "…), not tiny-digits ("
                            + network.hash().substring(0, 6) + "…). Wrong bitstream or wrong project folder?");
        }
    }

    @Test
    void wrongImagesAreToldBeforeThePortIsOpened() {
        Tool tool =
                Tool.run("infer", tiny, TestVectors.path("images/bad/wrong-size-27x27.png"), "--port", "/dev/ttyNOPE");
        assertThat(tool.code()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(tool.err()).contains("the network takes 8x8x1 images (height x width x channels), not 27x27 [S310]");
    }

    @Test
    void everyByteIsTraced() {
        Tool tool = Tool.run("ping", "--port", board.port(), "--count", 1, "--trace");
        assertThat(tool.err())
                .containsPattern("(?m)^ +[0-9.]+ > [0-9]+ bytes$")
                .containsPattern("(?m)^ +[0-9.]+ < [0-9]+ bytes$")
                .containsPattern("(?m)^    0000  00 ([0-9a-f]{2} )+ +.");
    }

    @Test
    void wrongUsage() {
        assertThat(Tool.run("infer", tiny, "--port", "/dev/null").code()).isEqualTo(ExitCode.USAGE);
        assertThat(Tool.run("infer", tiny, IMAGES, "--port", "x", "--window", 9).err())
                .startsWith("silicnn: --window must be a whole number from 1 to 8, not '9'\n");
        assertThat(Tool.run("infer", tiny, IMAGES, "--port", "x", "--baud", "fast")
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    /** The port's and the project's names differ from run to run; the net's hash and scores with the quantiser. */
    private static void check(String golden, Tool tool, String port) {
        String text = tool.err()
                .replace(port, "/dev/PORT")
                .replace(tiny.toString(), "tiny")
                .replace(network.hash().substring(0, 6), "OURHSH")
                .replaceAll("-?[0-9]+ simulated", "N simulated");
        Golden.check("cli/infer-" + golden + ".txt", text);
    }

    private static FakeBoard start(String hash, Accelerator accelerator) {
        BoardIdentity own = network.identity(2, 100_000);
        BoardIdentity identity = new BoardIdentity(
                own.version(),
                own.slots(),
                own.inputBytes(),
                own.outputBytes(),
                own.valueBytes(),
                own.valueSigned(),
                own.clockKhz(),
                hash);
        return new FakeBoard(identity, accelerator, 0);
    }

    private record Constantly(byte[] answer) implements Accelerator {
        @Override
        public byte[] infer(byte[] input) {
            return answer;
        }

        @Override
        public void close() {}
    }
}
