package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;

/**
 * A mean behind its windows, with the requantisation behind it when there is one.
 *
 * @param blocks words of a place
 * @param zeroPoint of the input, or null if it is 0
 * @param hasFactors whether sums of different numbers of cells are made comparable by a table of factors
 * @param hasTables whether there are tables, be it of factors or of the requantisation
 * @param hasChannelTables whether the requantisation has some
 * @param result C expression of the element written for {@code sum}
 */
public record AveragePoolPage(
        String title,
        String function,
        Packing inputWord,
        Packing outputWord,
        String sumType,
        WindowLoops loops,
        int blocks,
        Integer zeroPoint,
        boolean hasFactors,
        boolean hasTables,
        boolean hasChannelTables,
        String result)
        implements Page {}
