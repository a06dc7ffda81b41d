package org.silicnn.emit.page.layer;

import java.util.List;
import org.silicnn.emit.page.Page;

/**
 * Channels of several tensors side by side.
 *
 * @param type of all words
 */
public record ConcatPage(String title, String function, String type, List<Source> sources, int places, int channels)
        implements Page {

    /** A stream that brings the output's channels {@code first .. end − 1}. */
    public record Source(String name, int first, int end) {}
}
