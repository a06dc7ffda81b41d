package org.silicnn.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Options;
import org.silicnn.frontend.ImportOptions;

/** The options of every command that reads a model file. */
public final class ImportArguments {
    private static final String INPUT_SHAPE = "input-shape";
    private static final String OUTPUT_NAME = "output-name";

    private ImportArguments() {}

    /** Adds them to a command's own. */
    public static Options addTo(Options options) {
        return options.addOption(LongOption.of(
                        INPUT_SHAPE,
                        "SHAPE",
                        "size of the image if the model leaves it open, in the model's own order: 1x3x224x224"))
                .addOption(
                        LongOption.of(OUTPUT_NAME, "NAME", "the value to stop at, if the model has several outputs"));
    }

    /**
     * What was given.
     *
     * @throws UsageException if a shape isn't numbers from 1 up joined by x
     */
    public static ImportOptions of(Arguments arguments) {
        return new ImportOptions(arguments.text(INPUT_SHAPE).map(ImportArguments::shape), arguments.text(OUTPUT_NAME));
    }

    private static List<Integer> shape(String text) {
        Optional<List<Integer>> extents = Optional.of(text)
                .filter(given -> given.matches("[1-9][0-9]{0,8}([x,][1-9][0-9]{0,8})*"))
                .map(given -> Arrays.stream(given.split("[x,]", -1))
                        .map(Integer::valueOf)
                        .toList());
        return extents.orElseThrow(() -> new UsageException(
                "--" + INPUT_SHAPE + " must be numbers joined by x, as 1x3x224x224, not '" + text + "'"));
    }
}
