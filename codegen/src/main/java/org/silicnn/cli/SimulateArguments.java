package org.silicnn.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
        options.addOption(LongOption.required("images", "IMAGES", "file or folder of images"));
        options.addOption(
                LongOption.of("labels", "FILE", "their classes, where the images don't say: IDX, .npy or CSV"));
        options.addOption(LongOption.of(
                "calibrate", "IMAGES", "with a model file: images that set the number formats; --images unless given"));
        options.addOption(LongOption.of(
                "format", "FORMAT", "table (accuracy), csv (a line an image) or json (both): table unless given"));
        options.addOption(LongOption.of("trace", "DIR", "write the tensors of every layer there, a .npy file a layer"));
        options.addOption(LongOption.of("batch", "IMAGES", "computed together at most, 1.." + BatchSize.MOST_LANES));
        options.addOption(LongOption.of("threads", "N", "all processors unless given"));
        options.addOption(LongOption.flag("verbose", "say how each layer is computed, and what takes how long"));
        options.addOption(LongOption.flag(
                "compare",
                "with a model file: float and fixed layer by layer on the first " + COMPARED
                        + " images, and the first layer that goes wrong"));
        QuantizeArguments.addTo(options);
        return options;
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
