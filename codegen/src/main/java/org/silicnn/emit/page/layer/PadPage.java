package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;

/**
 * Elements of one value around those that come in. Channels are counted in words.
 *
 * @param value of the new ones
 */
public record PadPage(
        String title,
        String function,
        Packing word,
        Border planes,
        Border rows,
        Border columns,
        Border channels,
        int value)
        implements Page {

    /**
     * Where the input lies along one axis of the output: from {@code first} to {@code end − 1}.
     *
     * @param extent of the output
     */
    public record Border(int extent, int first, int end) {}
}
