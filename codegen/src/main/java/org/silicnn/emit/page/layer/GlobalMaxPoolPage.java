package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;

/**
 * The largest value of each whole channel.
 *
 * @param places elements of one channel
 */
public record GlobalMaxPoolPage(String title, String function, String inputType, int places, int channels)
        implements Page {}
