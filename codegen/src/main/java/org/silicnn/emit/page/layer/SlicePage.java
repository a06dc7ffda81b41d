package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;

/** Elements of which some are passed on. Channels are counted in words. */
public record SlicePage(
        String title, String function, Packing word, Taken planes, Taken rows, Taken columns, Taken channels)
        implements Page {

    /**
     * What is passed on along one axis.
     *
     * @param extent of the input
     * @param last element passed on
     */
    public record Taken(int extent, int first, int last, int step) {}
}
