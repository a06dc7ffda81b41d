package org.silicnn.host.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.silicnn.cli.Arguments;
import org.silicnn.cli.LongOption;
import org.silicnn.host.link.WindowSettings;

/**
 * What {@code infer} was asked to do.
 *
 * @param window most images unanswered at a time
 * @param check whether to compare every answer with the simulator's
 */
record InferArguments(
        Path project,
        List<Path> images,
        Optional<Path> labels,
        int window,
        Format format,
        Optional<Path> output,
        Optional<Path> resume,
        boolean check) {
    enum Format {
        TABLE,
        CSV,
        JSON
    }

    static List<String> positionals() {
        return List.of("DIR", "IMAGES...");
    }

    static Options options() {
        return PortArguments.addTo(new Options())
                .addOption(LongOption.of(
                        "labels", "FILE", "classes of the images, where they don't say: IDX, .npy or CSV"))
                .addOption(LongOption.of(
                        "window",
                        "N",
                        "most images under way at a time, 1 to " + WindowSettings.MAX_WINDOW
                                + "; as many as help unless given"))
                .addOption(LongOption.of("format", "FORMAT", Arguments.choices(Format.class) + "; table unless given"))
                .addOption(Option.builder("o")
                        .longOpt("output")
                        .hasArg()
                        .argName("FILE")
                        .desc("write the results there; the file appears when all are in")
                        .get())
                .addOption(LongOption.of(
                        "resume",
                        "FILE",
                        "keep every answer there as it comes; a run begun with it goes on where it ended"))
                .addOption(LongOption.flag("check", "compare every answer with the simulator's, bit for bit"));
    }

    static InferArguments of(Arguments arguments) {
        return new InferArguments(
                arguments.path(0),
                arguments.pathsFrom(1),
                arguments.path("labels"),
                arguments.integer("window", 1, WindowSettings.MAX_WINDOW).orElse(WindowSettings.MAX_WINDOW),
                arguments.choice("format", Format.class).orElse(Format.TABLE),
                arguments.path("output"),
                arguments.path("resume"),
                arguments.has("check"));
    }
}
