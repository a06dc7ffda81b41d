package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;

/**
 * A requantisation that stands alone.
 *
 * @param places elements of one channel
 * @param zeroPoint of the input, or null if it is 0
 */
public record RequantizePage(
        String title,
        String function,
        String inputType,
        String outputType,
        int places,
        int channels,
        Integer zeroPoint,
        RequantizeStep requantize)
        implements Page {}
