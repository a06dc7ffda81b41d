package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;

/**
 * A requantisation that stands alone.
 *
 * @param sumType C type in which product and rounding are computed
 * @param places elements of one channel
 * @param zeroPoint of the input, or null if it is 0
 * @param hasTables whether multiplier and shift are tables
 * @param result C expression of the word written for {@code sum}
 */
public record RequantizePage(
        String title,
        String function,
        String inputType,
        String outputType,
        String sumType,
        int places,
        int channels,
        Integer zeroPoint,
        boolean hasTables,
        String result)
        implements Page {}
