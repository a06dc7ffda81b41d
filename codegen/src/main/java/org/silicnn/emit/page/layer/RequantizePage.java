package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;

/**
 * A requantisation that stands alone.
 *
 * @param sumType C type in which product and rounding are computed
 * @param places elements of one channel
 * @param blocks words of a place
 * @param zeroPoint of the input, or null if it is 0
 * @param hasTables whether multiplier and shift are tables
 * @param result C expression of the element written for {@code sum}
 */
public record RequantizePage(
        String title,
        String function,
        Packing inputWord,
        Packing outputWord,
        String sumType,
        int places,
        int blocks,
        Integer zeroPoint,
        boolean hasTables,
        String result)
        implements Page {}
