package org.silicnn.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.ir.Network;
import org.silicnn.sim.TensorBytes;
import org.silicnn.store.ProjectNetwork;
import org.silicnn.target.BoardDescription;
import org.silicnn.target.Boards;
import org.silicnn.testvectors.RequiredTool;

/** What a project for a board holds, and whether hardware tools take it. The HLS tool itself is played by a stub. */
class BoardProjectTest {
    private static final Foldings SERIAL = Foldings.all(Folding.SERIAL);

    @TempDir
    Path folder;

    @Test
    void holdsAllThatTheBitstreamNeeds() throws IOException {
        Path project = project("icebreaker", RandomNetwork.of(1));
        assertThat(project.resolve("hardware/boards/icebreaker/pins.pcf")).isRegularFile();
        assertThat(project.resolve("hardware/boards/icebreaker/notes.md")).isRegularFile();
        assertThat(project.resolve("hardware/rtl/silicnn_top.v")).isRegularFile();
        assertThat(project.resolve("hardware/boards/basys-3")).doesNotExist();
        assertThat(project.resolve("Makefile"))
                .content()
                .contains("TOOL ?= bambu", "sh hardware/boards/build icebreaker . build/bitstream $(LINK)");
        assertThat(project.resolve("hls/bambu.sh")).content().contains("--clock-period=83.333 ");
        assertThat(project.resolve("README.md")).content().contains("1BitSquared iCEBreaker");
    }

    @Test
    void xilinxBoardsGiveVitisTheirPart() throws IOException {
        Path project = project("zybo-z7-20", RandomNetwork.of(1));
        assertThat(project.resolve("hls/vitis_hls.tcl"))
                .content()
                .contains("set_part xc7z020clg400-1\n", "create_clock -period 8 ");
        assertThat(project.resolve("Makefile")).content().contains("TOOL ?= vitis");
    }

    @Test
    void theLinksParametersAreTheNetworks() throws IOException {
        Network network = RandomNetwork.of(7);
        Path project = project("basys-3", network);
        int format = network.outputType().format().storageBytes()
                + (network.outputType().format().signed() ? 0x80 : 0);
        assertThat(project.resolve("hardware/link.params"))
                .content()
                .endsWith("N_IN=" + TensorBytes.size(network.inputType()) + "\nN_OUT="
                        + TensorBytes.size(network.outputType()) + "\nOUT_TYPE=" + String.format("%02x", format)
                        + "\nMODEL_HASH=" + ProjectNetwork.open(project).hash()
                        + "\nCLOCK_KHZ=100000\nBAUD=1000000\nSLOTS=2\nTIMEOUT=100000000\n");
    }

    @Test
    void aProjectForNoBoardHoldsNone() throws IOException {
        Network network = RandomNetwork.of(1);
        ProjectFolder.write(
                ProjectBuilder.build(network, List.of(), EmitOptions.defaults("test")), folder.resolve("none"), false);
        assertThat(folder.resolve("none/hardware")).doesNotExist();
        assertThat(folder.resolve("none/Makefile")).content().doesNotContain("bitstream");
    }

    /** Port names and widths of the wrapper, for words of every size, through the project's own build script. */
    @ParameterizedTest
    @ValueSource(longs = {1, 3})
    void synthesisTakesTheWrapperOfAVitisKernel(long seed) throws Exception {
        synthesize("arty-a7-35t", "accelerator.v", "build/vitis/solution/syn/verilog", RandomNetwork.of(seed), SERIAL);
    }

    /** Three bytes of a pixel in a word of four. */
    @Test
    void synthesisTakesTheWrapperOfAKernelWithWideWords() throws Exception {
        Foldings wide = Foldings.all(new Folding(8, 15));
        assertThat(Dataflow.of(KnownNets.signal(), wide).image().width()).isEqualTo(3);
        synthesize("arty-a7-35t", "accelerator.v", "build/vitis/solution/syn/verilog", KnownNets.signal(), wide);
    }

    @ParameterizedTest
    @ValueSource(longs = {2})
    void synthesisTakesTheWrapperOfABambuKernel(long seed) throws Exception {
        synthesize("icebreaker", "accelerator_bambu.v", "build/bambu", RandomNetwork.of(seed), SERIAL);
    }

    private void synthesize(String board, String wrapper, String verilog, Network network, Foldings foldings)
            throws Exception {
        RequiredTool.YOSYS.program();
        Path project = project(board, network, foldings);
        Path kernel = Files.createDirectories(project.resolve(verilog)).resolve("kernel.v");
        boolean bambu = wrapper.contains("bambu");
        String top = topOf(project, wrapper);
        Files.writeString(kernel, KernelStub.verilog(top, Dataflow.of(network, foldings), bambu));
        List<String> command = new ArrayList<>(
                List.of("sh", "hardware/boards/build", board, ".", "build/bitstream", "STOP=synthesis"));
        Process process = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", network.name(), said).isZero();
        String log = Files.readString(project.resolve("build/bitstream/yosys.log"));
        assertThat(log).as(network.name()).contains(top).doesNotContainPattern("Resizing cell port .*kernel");
        assertThat(project.resolve("build/bitstream/utilization.txt")).content().contains("Number of cells");
    }

    private static String topOf(Path project, String wrapper) throws IOException {
        String text = Files.readString(project.resolve("hardware").resolve(wrapper));
        return text.replaceFirst("(?s).*?accelerator: (\\S+) as .*", "$1");
    }

    private Path project(String board, Network network) throws IOException {
        return project(board, network, SERIAL);
    }

    private Path project(String board, Network network, Foldings foldings) throws IOException {
        BoardDescription target = Boards.find(board).orElseThrow();
        HlsProject project = ProjectBuilder.build(
                network,
                List.of(),
                EmitOptions.defaults("test").withBoard(target).withFoldings(foldings));
        Path into = folder.resolve(board);
        ProjectFolder.write(project, into, false);
        return into;
    }
}
