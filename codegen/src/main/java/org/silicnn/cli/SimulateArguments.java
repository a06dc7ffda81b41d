package org.silicnn.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.silicnn.image.ImageSet;
import org.silicnn.ir.Shape;
import org.silicnn.sim.fast.BatchSize;

/** The options of {@code simulate}. */
record SimulateArguments(Arguments arguments) {
    /** Enough for stable ratios, and a trace of every layer in float and fixed takes its time. */
    static final int COMPARED = 200;

    private static final int MOST_THREADS = 1024;

    static Options options() {
        Options options = new Options();
        options.addOption(option("images", "IMAGES", "file or folder of images")
                .required()
                .get());
        options.addOption(option("labels", "FILE", "their classes, where the images don't say: IDX, .npy or CSV")
                .get());
        options.addOption(option(
                        "calibrate",
                        "IMAGES",
                        "with a model file: images that set the number formats; --images unless given")
                .get());
        options.addOption(
                option("format", "FORMAT", "table (accuracy), csv (a line an image) or json (both): table unless given")
                        .get());
        options.addOption(option("trace", "DIR", "write the tensors of every layer there, a .npy file a layer")
                .get());
        options.addOption(option("batch", "IMAGES", "computed together at most, 1.." + BatchSize.MOST_LANES)
                .get());
        options.addOption(option("threads", "N", "all processors unless given").get());
        options.addOption(Option.builder()
                .longOpt("verbose")
                .desc("say how each layer is computed, and what takes how long")
                .get());
        options.addOption(Option.builder()
                .longOpt("compare")
                .desc("with a model file: float and fixed layer by layer on the first " + COMPARED
                        + " images, and the first layer that goes wrong")
                .get());
        QuantizeArguments.addTo(options);
        return options;
    }

    private static Option.Builder option(String name, String value, String description) {
        return Option.builder().longOpt(name).hasArg().argName(value).desc(description);
    }

    ImageSet images(Shape shape) {
        return ImageSet.open(List.of(arguments.path("images").orElseThrow()), arguments.path("labels"), shape);
    }

    SimulationReport.Format format() {
        return arguments.choice("format", SimulationReport.Format.class).orElse(SimulationReport.Format.TABLE);
    }

    boolean compare() {
        return arguments.has("compare");
    }

    boolean verbose() {
        return arguments.has("verbose");
    }

    Optional<Path> trace() {
        return arguments.path("trace");
    }

    BatchSize batchSize() {
        BatchSize standard = BatchSize.standard();
        return new BatchSize(
                arguments.integer("threads", 1, MOST_THREADS).orElse(standard.threads()),
                arguments.integer("batch", 1, BatchSize.MOST_LANES).orElse(standard.mostLanes()));
    }
}
