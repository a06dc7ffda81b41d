package org.silicnn.emit.page.layer;

import java.util.List;
import org.silicnn.emit.page.Page;

/**
 * Channels of several tensors side by side.
 *
 * @param blocks words of a place of the output
 */
public record ConcatPage(String title, String function, Packing word, List<Source> sources, int places, int blocks)
        implements Page {

    /** A stream that brings the words {@code first .. end − 1} of a place of the output. */
    public record Source(String name, int first, int end) {}
}
