package org.silicnn.frontend;

import java.util.List;
import java.util.Optional;

/**
 * What a user may say about a model file.
 *
 * @param inputShape the image's extents in the file's own order of axes, with or without the batch, for a file that
 *     leaves some open
 * @param output name of the value to stop at, for a file with several outputs
 */
public record ImportOptions(Optional<List<Integer>> inputShape, Optional<String> output) {
    /** Nothing but what the file says. */
    public static final ImportOptions NONE = new ImportOptions(Optional.empty(), Optional.empty());

    public ImportOptions withInputShape(Integer... extents) {
        return new ImportOptions(Optional.of(List.of(extents)), output);
    }

    public ImportOptions withOutput(String name) {
        return new ImportOptions(inputShape, Optional.of(name));
    }
}
