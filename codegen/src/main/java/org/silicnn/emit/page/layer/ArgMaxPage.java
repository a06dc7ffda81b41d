package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;

/**
 * The number of the largest channel.
 *
 * @param places elements of one channel
 * @param better C operator by which a later word beats the largest before it
 */
public record ArgMaxPage(
        String title, String function, String inputType, String outputType, int places, int channels, String better)
        implements Page {}
