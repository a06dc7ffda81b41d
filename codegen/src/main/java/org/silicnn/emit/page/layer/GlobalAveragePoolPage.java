package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;

/**
 * A mean of each whole channel, with the requantisation behind it when there is one.
 *
 * @param places elements of one channel
 * @param blocks words of a place
 * @param zeroPoint of the input, or null if it is 0
 * @param hasTables whether the requantisation has tables
 * @param result C expression of the element written for {@code sum}
 */
public record GlobalAveragePoolPage(
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
