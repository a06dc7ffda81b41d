package org.silicnn.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.silicnn.emit.layer.Folding;
import org.silicnn.ir.Network;
import org.silicnn.testvectors.RequiredTool;

/** What {@code make hls} calls, with programs in the places of the HLS tools that do what these were seen to do. */
class HlsScriptsTest {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private GeneratedProgram project;
    private Path tools;

    @BeforeEach
    void write() throws IOException {
        RequiredTool.GPP.program();
        RequiredTool.MAKE.program();
        Network network = KnownNets.signal();
        project = GeneratedProgram.write(
                network,
                RandomNetwork.images(network.inputType(), 2, 1),
                new Folding(3, 5),
                folder.resolve("a project"));
        tools = Files.createDirectory(folder.resolve("tools"));
    }

    private void install(String tool, String script) throws IOException {
        Files.writeString(tools.resolve(tool), script);
        assertThat(tools.resolve(tool).toFile().setExecutable(true)).isTrue();
    }

    private void installBambu() throws IOException {
        Files.createDirectory(tools.resolve("headers"));
        install("bambu", resource("bambu.sh"));
        Files.writeString(tools.resolve("headers/hls_stream.h"), resource("bounded_stream.h"));
        Files.writeString(tools.resolve("headers/ap_int.h"), resource("narrow_ap_int.h"));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HlsScriptsTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private int make(Map<String, String> environment, String tool) throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent("PATH", tools + File.pathSeparator + System.getenv("PATH"));
        return project.make(all, "hls", "TOOL=" + tool);
    }

    @Test
    void bambuGetsWhatItWasSeenToTake() throws IOException {
        installBambu();

        assertThat(make(Map.of(), "bambu")).as(project.log()).isZero();
        assertThat(project.log()).contains("PASSED: Verilog in ");
        Path root = project.folder();
        assertThat(Files.readAllLines(tools.resolve("arguments")))
                .startsWith(root.resolve("src/cnn_signal.cpp").toString())
                .contains(
                        "--top-fname=cnn_signal",
                        "-I" + root.resolve("src"),
                        "-I" + root.resolve("csim"),
                        "--compiler=I386_CLANG16",
                        "--device-name=xc7z020-1clg484-VVD",
                        "--clock-period=10",
                        "--generate-interface=INFER",
                        "-O2",
                        "--generate-tb=" + root.resolve("csim/testbench.cpp"),
                        "--simulate",
                        "--simulator=VERILATOR",
                        "-v4")
                .anyMatch(argument -> argument.matches("--max-sim-cycles=[1-9]\\d{6,}"));
    }

    @Test
    void bambusExitStatusIsNotAllThatCounts() throws IOException {
        installBambu();

        for (Map<String, String> failure : List.of(
                Map.of("STATUS", "1"),
                Map.of("REPORT", "Channel parameter 1 (3/10) Mismatch with respect to gold reference."),
                Map.of("REPORT", "Testbench returned: 0, mismatch"),
                Map.of("REPORT", "Testbench returned: 1"),
                Map.of("REPORT", ""))) {
            assertThat(make(failure, "bambu"))
                    .as("%s: %s", failure, project.log())
                    .isNotZero();
            assertThat(project.log()).contains("FAILED: see ").doesNotContain("PASSED: Verilog");
        }
    }

    @Test
    void wrongAnswersFailUnderBambu() throws IOException {
        installBambu();
        Path golden = project.folder().resolve("csim/golden.h");
        Files.writeString(
                golden, Files.readString(golden).replaceFirst("(golden_scores\\[\\d+\\] = \\{\\s*)-?\\d+", "$199"));

        assertThat(make(Map.of(), "bambu")).isNotZero();
        assertThat(project.log()).contains("mismatch: image 0 value 0 is ", "FAILED: see ");
    }

    @Test
    void vitisIsCalledByTheNameThatThereIs() throws IOException {
        String script = "#!/bin/sh\necho \"$(basename \"$0\") $*\"\ntest -f ../hls/vitis_hls.tcl\n";
        install("vitis-run", script);
        assertThat(make(Map.of(), "vitis")).isZero();
        assertThat(project.log()).contains("vitis-run --mode hls --tcl ../hls/vitis_hls.tcl\n");

        install("vitis_hls", script);
        assertThat(make(Map.of(), "vitis")).isZero();
        assertThat(project.log()).contains("vitis_hls -f ../hls/vitis_hls.tcl\n");

        install("vitis_hls", "#!/bin/sh\nexit 3\n");
        assertThat(make(Map.of(), "vitis")).isNotZero();
    }

    @Test
    void whatIsNotThereIsSaid() throws IOException {
        // Where no HLS tool puts itself.
        Map<String, String> bare = Map.of("PATH", "/usr/bin:/bin");
        assertThat(make(bare, "bambu")).isNotZero();
        assertThat(project.log()).contains("there is no bambu in PATH");
        assertThat(make(bare, "vitis")).isNotZero();
        assertThat(project.log()).contains("neither vitis_hls nor vitis-run in PATH");
        assertThat(make(bare, "quartus")).isNotZero();
        assertThat(project.log()).contains("TOOL is vitis or bambu, not quartus");
    }
}
