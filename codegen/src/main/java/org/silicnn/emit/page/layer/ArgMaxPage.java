package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;

/**
 * The number of the largest channel.
 *
 * @param places elements of one channel
 * @param blocks words of a place
 * @param better C operator by which a later word beats the largest before it
 */
public record ArgMaxPage(
        String title, String function, Packing inputWord, String outputType, int places, int blocks, String better)
        implements Page {}
