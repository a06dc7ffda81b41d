package org.silicnn.host.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.silicnn.CompileOptions;
import org.silicnn.Compiler;
import org.silicnn.cli.Console;
import org.silicnn.cli.Progress;
import org.silicnn.cli.StoredImages;
import org.silicnn.emit.ProjectFolder;
import org.silicnn.evaluate.Accuracy;
import org.silicnn.evaluate.Predictions;
import org.silicnn.frontend.ImportOptions;
import org.silicnn.frontend.ModelReader;
import org.silicnn.graph.Graph;
import org.silicnn.host.board.NetworkDescriptor;
import org.silicnn.host.board.StreamReport;
import org.silicnn.host.virtual.VirtualBoard;
import org.silicnn.image.ImageSet;
import org.silicnn.image.ImageSource;
import org.silicnn.ir.Network;
import org.silicnn.problem.Where;
import org.silicnn.sim.Tensor;
import org.silicnn.sim.TensorBytes;
import org.silicnn.sim.fast.FastSimulator;

/** The steps of the demonstration, told as they happen. */
final class Demo {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Path model;
    private final Path images;
    private final Path output;
    private final int baud;
    private final Console console;

    Demo(Path testVectors, Path output, int baud, Console console) {
        model = testVectors.resolve("models/lenet5-digits.onnx");
        images = testVectors.resolve("images/digits-28x28");
        this.output = output;
        this.baud = baud;
        this.console = console;
    }

    /** Returns whether simulator, generated C and serial answers were all the same. */
    boolean run() throws IOException {
        Graph graph = ModelReader.read(model, ImportOptions.NONE);
        ImageSet test = open("test-images-idx3-ubyte", graph);
        ImageSource calibration = open("calibration-images-idx3-ubyte", graph).images();
        CompileOptions options = CompileOptions.defaults();
        say("1. compile   " + model.getFileName() + ", calibrated on " + calibration.size() + " images");
        Compiler.Compilation compiled = Compiler.compile(
                graph,
                StoredImages.all(calibration, options.quantize().inputFormat(), console),
                options,
                Where.file(model));
        ProjectFolder.write(compiled.project(), output, false);

        say("2. simulate  " + test.images().size() + " held-out images");
        List<Integer> labels = test.labels().orElseThrow();
        Accuracy floating = Accuracy.of(
                Predictions.ofGraph(graph, options.quantize().encoding(), test.images(), done -> {}), labels);
        List<Tensor> expected = simulate(compiled.network(), test.images());
        Accuracy fixed = Accuracy.of(expected.stream().map(Tensor::argMax).toList(), labels);

        say("3. build     the generated C with g++, and run its own test bench");
        GeneratedC.make(output, "csim");
        GeneratedC.make(output, "serve");
        List<byte[]> direct = GeneratedC.run(output, compiled.network(), test.images());

        List<byte[]> serial = new ArrayList<>();
        NetworkDescriptor network =
                NetworkDescriptor.of(compiled.network(), compiled.project().hash());
        StreamReport report = infer(network, test.images(), serial);

        int exact = 0;
        for (int i = 0; i < expected.size(); i++) {
            byte[] simulated = TensorBytes.encode(expected.get(i));
            exact += Arrays.equals(simulated, direct.get(i)) && Arrays.equals(simulated, serial.get(i)) ? 1 : 0;
        }
        console.out().println();
        say("float accuracy   " + floating);
        say("fixed accuracy   " + fixed);
        say(exact + "/" + expected.size() + " images bit-exact: simulator = generated C = serial");
        say(String.format(
                Locale.ROOT,
                "%.1f images/s on the link%s",
                report.images() / (report.nanos() / NANOS_PER_SECOND),
                baud == 0 ? "" : " at " + baud + " baud"));
        say("project: " + output.toAbsolutePath().normalize());
        return exact == expected.size();
    }

    private StreamReport infer(NetworkDescriptor network, ImageSource source, List<byte[]> serial) throws IOException {
        if (VirtualBoard.isAvailable()) {
            say("4. infer     over a serial port, through the board's Verilog simulated by Verilator");
            return SerialRun.throughVerilog(output, network, baud, source, serial, console);
        }
        say("4. infer     over a serial port, answered by the compiled C; with Verilator installed, through the board's"
                + " Verilog");
        return SerialRun.throughStandIn(output, network, baud, source, serial, console);
    }

    private List<Tensor> simulate(Network network, ImageSource source) {
        List<Tensor> scores = new ArrayList<>();
        try (Progress progress = new Progress(console, "simulating", " images", source.size())) {
            new FastSimulator(network)
                    .run(
                            source.size(),
                            index -> TensorBytes.decode(
                                    network.inputType(), source.read(index).pixels()),
                            (index, output) -> {
                                scores.add(output);
                                progress.step();
                            });
        }
        return scores;
    }

    private ImageSet open(String name, Graph graph) {
        return ImageSet.open(List.of(images.resolve(name)), Optional.empty(), graph.inputShape());
    }

    private void say(String line) {
        console.out().println(line);
        console.out().flush();
    }
}
