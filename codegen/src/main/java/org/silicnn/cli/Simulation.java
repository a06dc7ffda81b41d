package org.silicnn.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.silicnn.config.GlobalWidths;
import org.silicnn.evaluate.LayerComparison;
import org.silicnn.evaluate.Predictions;
import org.silicnn.frontend.ModelReader;
import org.silicnn.graph.Graph;
import org.silicnn.image.ImageSet;
import org.silicnn.image.ImageSource;
import org.silicnn.ir.Network;
import org.silicnn.problem.Where;
import org.silicnn.quant.CalibratedGraph;
import org.silicnn.quant.QuantizeOptions;
import org.silicnn.quant.Quantized;
import org.silicnn.sim.fast.FastSimulator;
import org.silicnn.sim.fast.VectorEngine;
import org.silicnn.store.ProjectNetwork;
import org.silicnn.store.TraceFolder;

/** One {@code simulate}: of a project, or of a model file with its float original beside it. */
record Simulation(SimulateArguments wanted, Console console, PhaseTimes times) {
    private static final double NANOS_PER_SECOND = 1e9;

    SimulationReport ofProject(Path folder) throws IOException {
        Network network = ProjectNetwork.open(folder).network();
        times.end("reading the net");
        ImageSet images = wanted.images(network.inputType().shape());
        times.end("opening the images");
        return fixed(network, images, Optional.empty());
    }

    SimulationReport ofModel(Path model) throws IOException {
        Graph graph = ModelReader.read(model, ImportArguments.of(wanted.arguments()));
        times.end("reading the net");
        QuantizeOptions options = QuantizeArguments.quantizeOptions(wanted.arguments());
        ImageSet images = wanted.images(graph.inputShape());
        times.end("opening the images");
        Network network = quantized(model, graph, images).network();
        times.end("quantising");
        List<Integer> classes;
        try (Progress progress =
                new Progress(console, "float", " images", images.images().size())) {
            classes = Predictions.ofGraph(graph, options.encoding(), images.images(), progress::stepTo);
        }
        times.end("float reference");
        return fixed(network, images, Optional.of(classes));
    }

    ComparisonReport compare(Path model) {
        Graph graph = ModelReader.read(model, ImportArguments.of(wanted.arguments()));
        ImageSet images = wanted.images(graph.inputShape());
        Quantized quantized = quantized(model, graph, images);
        int compared = Math.min(SimulateArguments.COMPARED, images.images().size());
        try (Progress progress = new Progress(console, "comparing", " images", compared)) {
            return new ComparisonReport(
                    LayerComparison.of(quantized, images.images(), compared, progress::stepTo), compared);
        }
    }

    private Quantized quantized(Path model, Graph graph, ImageSet images) {
        Quantized quantized = quantized(model, graph, images, QuantizeArguments.quantizeOptions(wanted.arguments()));
        GlobalWidths.requireEffect(SettingArguments.settings(wanted.arguments()), quantized, Where.file(model));
        return quantized;
    }

    private Quantized quantized(Path model, Graph graph, ImageSet images, QuantizeOptions options) {
        Optional<Quantized> given = CalibratedGraph.withoutImages(graph, options, Where.file(model));
        if (given.isPresent()) {
            return given.get();
        }
        ImageSource calibration = wanted.arguments()
                .path("calibrate")
                .map(path -> ImageSet.open(List.of(path), Optional.empty(), graph.inputShape())
                        .images())
                .orElse(images.images());
        List<long[]> stored = StoredImages.all(calibration, CalibratedGraph.inputFormat(graph, options), console);
        return CalibratedGraph.of(graph, stored, options, Where.file(model)).quantize(options);
    }

    private SimulationReport fixed(Network network, ImageSet images, Optional<List<Integer>> floatClasses)
            throws IOException {
        FastSimulator simulator = new FastSimulator(network, wanted.batchSize());
        times.end("choosing kernels");
        long start = System.nanoTime();
        List<Integer> classes;
        try (Progress progress =
                new Progress(console, "fixed", " images", images.images().size())) {
            classes = wanted.trace().isPresent()
                    ? traced(simulator, network, times.timed(images.images()), progress)
                    : Predictions.ofNetwork(
                            simulator, network.inputType(), times.timed(images.images()), progress::stepTo);
        }
        times.end("simulation");
        double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
        if (wanted.verbose()) {
            TextTable table = new TextTable("layers", "computed in");
            simulator.engines().forEach(each -> table.row(String.join(" + ", each.layers()), each.kernel()));
            console.err().print(table.text());
            console.err().println(VectorEngine.state());
            console.err().print(times.table());
        }
        return new SimulationReport(images, floatClasses, classes, seconds);
    }

    private List<Integer> traced(FastSimulator simulator, Network network, ImageSource images, Progress progress)
            throws IOException {
        try (TraceFolder folder = new TraceFolder(wanted.trace().orElseThrow(), images.size())) {
            List<Integer> classes = Predictions.traced(simulator, network, images, folder::add, progress::stepTo);
            folder.finish();
            return classes;
        }
    }
}
