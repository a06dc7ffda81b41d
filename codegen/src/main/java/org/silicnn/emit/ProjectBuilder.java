package org.silicnn.emit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.emit.page.Page;
import org.silicnn.emit.page.layer.ConstantsPage;
import org.silicnn.emit.page.project.BambuScriptPage;
import org.silicnn.emit.page.project.HeaderPage;
import org.silicnn.emit.page.project.InferPage;
import org.silicnn.emit.page.project.MakefilePage;
import org.silicnn.emit.page.project.MemoriesPage;
import org.silicnn.emit.page.project.MemoryPort;
import org.silicnn.emit.page.project.ServePage;
import org.silicnn.emit.page.project.TestbenchPage;
import org.silicnn.emit.page.project.VitisConfigPage;
import org.silicnn.emit.page.project.VitisScriptPage;
import org.silicnn.ir.Network;
import org.silicnn.sim.Tensor;
import org.silicnn.sim.TensorBytes;
import org.silicnn.store.NetworkFile;
import org.silicnn.target.BoardDescription;
import org.silicnn.target.HardwareFiles;

/** Builds the files of an HLS project from a network and the images that its test bench shall hold. */
public final class ProjectBuilder {
    /**
     * Cycles that Bambu's circuit may take for a product and for each other step: it doesn't pipeline loops, a table has two
     * ports, and a small convolution was seen to take seven.
     */
    private static final int BAMBU_CYCLES = 32;

    /** Of start-up and of the test bench; and what the option holds. */
    private static final long LEAST_SIMULATED = 1_000_000;

    private static final long MOST_SIMULATED = 2_000_000_000;

    private static final List<String> RUNTIME = List.of(
            "silicnn_fixed.h",
            "silicnn_inline.h",
            "silicnn_intake.h",
            "silicnn_pair.h",
            "silicnn_softmax.h",
            "silicnn_tile.h",
            "silicnn_tool.h",
            "silicnn_wide.h",
            "silicnn_word.h");

    private final TemplateRenderer renderer = new TemplateRenderer();
    private final Network network;
    private final EmitOptions options;
    private final NetworkFile networkFile;
    private final CNames names = new CNames();
    private final String top;
    private final Dataflow dataflow;
    private final List<ProjectFile> files = new ArrayList<>();

    private ProjectBuilder(Network network, EmitOptions options) {
        this.network = network;
        this.options = options;
        networkFile = new NetworkFile(network);
        top = names.identifier("cnn", network.name());
        FoldingCheck.check(network, options.foldings());
        dataflow = Dataflow.of(network, options.foldings(), names);
        DataflowCheck.check(dataflow);
    }

    /**
     * The project of a network.
     *
     * @param goldenImages of the network's input type; may be empty, but then the test bench proves nothing
     */
    public static HlsProject build(Network network, List<Tensor> goldenImages, EmitOptions options) {
        ProjectBuilder builder = new ProjectBuilder(network, options);
        builder.addKernel();
        builder.addTestbench(goldenImages);
        builder.addMemories();
        builder.addScripts(goldenImages.size());
        builder.linkedBoard().ifPresent(builder::addBoard);
        return new HlsProject(builder.top, builder.networkFile.hash(), builder.dataflow, builder.files);
    }

    private void addKernel() {
        for (Stage stage : dataflow.stages()) {
            add("src/" + stage.function() + ".h", stage.code().page());
            if (!stage.code().tables().isEmpty()) {
                add(
                        "src/weights/" + stage.function() + ".h",
                        new ConstantsPage(
                                "Constants of " + stage.function(), stage.code().tables()));
            }
        }
        add("src/" + top + ".cpp", TopPages.of(network, dataflow, top, networkFile.hash(), options.toolVersion()));
        add(
                "src/" + top + ".h",
                new HeaderPage(
                        CNames.comment(network.name()),
                        top,
                        top.toUpperCase(Locale.ROOT),
                        dataflow.image().port(),
                        dataflow.scores().port(),
                        memories()));
        RUNTIME.forEach(name -> addResource("src/" + name, "runtime/" + name));
        addResource("portable/hls_stream.h", "portable/hls_stream.h");
    }

    private void addTestbench(List<Tensor> goldenImages) {
        add("csim/golden.h", GoldenPages.of(network, networkFile.hash(), goldenImages));
        add(
                "csim/testbench.cpp",
                new TestbenchPage(
                        top, dataflow.image().port(), dataflow.scores().port(), memories()));
        add(
                "csim/infer.cpp",
                new InferPage(
                        top,
                        dataflow.image().port(),
                        network.inputType().format().storageBytes(),
                        dataflow.scores().port(),
                        network.outputType().format().storageBytes(),
                        memories()));
        add(
                "csim/serve.cpp",
                new ServePage(TensorBytes.size(network.inputType()), TensorBytes.size(network.outputType())));
    }

    private void addMemories() {
        if (!dataflow.memories().isEmpty()) {
            add("csim/memories.h", new MemoriesPage(memories()));
        }
        for (Memory memory : dataflow.memories()) {
            files.add(new ProjectFile("csim/" + memory.file(), memory.weights()::write));
        }
    }

    private List<MemoryPort> memories() {
        return dataflow.memories().stream().map(Memory::port).toList();
    }

    /** The board that the project can be built for: a serial link brings no weights. */
    private Optional<BoardDescription> linkedBoard() {
        return options.board().filter(board -> dataflow.memories().isEmpty());
    }

    private void addScripts(int images) {
        boolean vitis = options.board().map(BoardDescription::isXilinx).orElse(true);
        String board = linkedBoard().map(BoardDescription::name).orElse(null);
        List<String> data = dataflow.memories().stream().map(Memory::file).toList();
        add("Makefile", new MakefilePage(top, vitis ? "vitis" : "bambu", board));
        add("hls/vitis_hls.tcl", new VitisScriptPage(top, options.part(), options.clockPeriod(), data));
        add("hls/vitis.cfg", new VitisConfigPage(top, options.part(), options.clockPeriod(), data));
        add("hls/bambu.sh", new BambuScriptPage(top, options.bambuDevice(), options.clockPeriod(), simulated(images)));
        add("README.md", ReadmePages.of(network, dataflow, top, networkFile.hash(), options));
        files.add(ScheduleFile.of(dataflow, options));
        files.add(new ProjectFile(NetworkFile.JSON, networkFile::writeJson));
        files.add(new ProjectFile(NetworkFile.WEIGHTS, networkFile::writeWeights));
    }

    /** Cycles after which a co-simulation that hasn't ended never will. */
    private long simulated(int images) {
        long steps = Dataflow.stages(network, Foldings.all(Folding.SERIAL)).stream()
                .mapToLong(stage -> stage.code().program().cycles())
                .sum();
        return Math.min(MOST_SIMULATED, LEAST_SIMULATED + BAMBU_CYCLES * steps * images);
    }

    private void addBoard(BoardDescription board) {
        BoardPages pages = new BoardPages(dataflow, top, networkFile.hash());
        add("hardware/link.params", pages.link(board));
        add("hardware/accelerator.v", pages.vitis());
        add("hardware/accelerator_bambu.v", pages.bambu());
        for (String path : BoardPages.sources(board)) {
            files.add(new ProjectFile("hardware/" + path, out -> out.write(HardwareFiles.read(path))));
        }
    }

    private void add(String path, Page page) {
        files.add(new ProjectFile(path, out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            renderer.render(page, writer);
            writer.flush();
        }));
    }

    private void addResource(String path, String resource) {
        files.add(new ProjectFile(path, out -> {
            try (InputStream in = ProjectBuilder.class.getResourceAsStream("/hls/" + resource)) {
                if (in == null) {
                    throw new IOException("the installation lacks hls/" + resource);
                }
                in.transferTo(out);
            }
        }));
    }
}
