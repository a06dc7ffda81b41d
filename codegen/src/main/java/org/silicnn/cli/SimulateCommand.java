package org.silicnn.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.silicnn.evaluate.LayerComparison;
import org.silicnn.evaluate.Predictions;
import org.silicnn.frontend.ModelReader;
import org.silicnn.graph.Graph;
import org.silicnn.image.ImageSet;
import org.silicnn.image.ImageSource;
import org.silicnn.ir.Network;
import org.silicnn.ir.Shape;
import org.silicnn.problem.Where;
import org.silicnn.quant.CalibratedGraph;
import org.silicnn.quant.QuantizeOptions;
import org.silicnn.quant.Quantized;
import org.silicnn.store.ProjectNetwork;

/** {@code simulate}: predictions of the fixed-point network, beside those of the float model where there is one. */
public final class SimulateCommand implements Command {
    private static final String COMPARE = "compare";
    /** Enough for stable ratios, and a trace of every layer in float and fixed takes its time. */
    private static final int COMPARED = 200;

    @Override
    public String name() {
        return "simulate";
    }

    @Override
    public String summary() {
        return "run a net bit-accurately on this computer, and compare its accuracy with the float model's";
    }

    @Override
    public List<String> positionals() {
        return List.of("MODEL_OR_DIR");
    }

    @Override
    public Options options() {
        Options options = new Options();
        options.addOption(Option.builder()
                .longOpt("images")
                .hasArg()
                .argName("IMAGES")
                .required()
                .desc("file or folder of images")
                .get());
        options.addOption(Option.builder()
                .longOpt("labels")
                .hasArg()
                .argName("FILE")
                .desc("their classes, where the images don't say: IDX, .npy or CSV")
                .get());
        options.addOption(Option.builder()
                .longOpt("calibrate")
                .hasArg()
                .argName("IMAGES")
                .desc("with a model file: images that set the number formats; --images unless given")
                .get());
        options.addOption(Option.builder()
                .longOpt("format")
                .hasArg()
                .argName("FORMAT")
                .desc("table (accuracy), csv (a line an image) or json (both): table unless given")
                .get());
        options.addOption(Option.builder()
                .longOpt(COMPARE)
                .desc("with a model file: float and fixed layer by layer on the first " + COMPARED
                        + " images, and the first layer that goes wrong")
                .get());
        QuantizeArguments.addTo(options);
        return options;
    }

    @Override
    public int run(Arguments arguments, Console console) throws IOException {
        Path path = arguments.path(0);
        SimulationReport.Format format =
                arguments.choice("format", SimulationReport.Format.class).orElse(SimulationReport.Format.TABLE);
        if (arguments.has(COMPARE)) {
            compare(path, arguments, console).print(format, console.out());
            return ExitCode.OK;
        }
        SimulationReport report =
                Files.isDirectory(path) ? ofProject(path, arguments, console) : ofModel(path, arguments, console);
        report.print(format, console.out());
        return ExitCode.OK;
    }

    private static SimulationReport ofProject(Path folder, Arguments arguments, Console console) {
        ProjectNetwork project = ProjectNetwork.open(folder);
        ImageSet images = images(arguments, project.network().inputType().shape());
        return new SimulationReport(images, Optional.empty(), fixed(project.network(), images.images(), console));
    }

    private static SimulationReport ofModel(Path model, Arguments arguments, Console console) {
        Graph graph = ModelReader.read(model, ImportArguments.of(arguments));
        QuantizeOptions options = QuantizeArguments.quantizeOptions(arguments);
        ImageSet images = images(arguments, graph.inputShape());
        Network network = quantized(model, graph, images, arguments, console).network();
        List<Integer> classes;
        try (Progress progress =
                new Progress(console, "float", " images", images.images().size())) {
            classes = Predictions.ofGraph(graph, options.encoding(), images.images(), progress::stepTo);
        }
        return new SimulationReport(images, Optional.of(classes), fixed(network, images.images(), console));
    }

    private static ComparisonReport compare(Path model, Arguments arguments, Console console) {
        if (Files.isDirectory(model)) {
            throw new UsageException("--compare needs the model file: a project holds no float net");
        }
        Graph graph = ModelReader.read(model, ImportArguments.of(arguments));
        ImageSet images = images(arguments, graph.inputShape());
        Quantized quantized = quantized(model, graph, images, arguments, console);
        int compared = Math.min(COMPARED, images.images().size());
        try (Progress progress = new Progress(console, "comparing", " images", compared)) {
            return new ComparisonReport(
                    LayerComparison.of(quantized, images.images(), compared, progress::stepTo), compared);
        }
    }

    private static Quantized quantized(Path model, Graph graph, ImageSet images, Arguments arguments, Console console) {
        QuantizeOptions options = QuantizeArguments.quantizeOptions(arguments);
        Optional<Quantized> given = CalibratedGraph.withoutImages(graph, options, Where.file(model));
        if (given.isPresent()) {
            return given.get();
        }
        ImageSource calibration = arguments
                .path("calibrate")
                .map(path -> ImageSet.open(List.of(path), Optional.empty(), graph.inputShape())
                        .images())
                .orElse(images.images());
        List<long[]> stored = StoredImages.all(calibration, CalibratedGraph.inputFormat(graph, options), console);
        return CalibratedGraph.of(graph, stored, options, Where.file(model)).quantize(options);
    }

    private static ImageSet images(Arguments arguments, Shape shape) {
        return ImageSet.open(List.of(arguments.path("images").orElseThrow()), arguments.path("labels"), shape);
    }

    private static List<Integer> fixed(Network network, ImageSource images, Console console) {
        try (Progress progress = new Progress(console, "fixed", " images", images.size())) {
            return Predictions.ofNetwork(network, images, progress::stepTo);
        }
    }
}
