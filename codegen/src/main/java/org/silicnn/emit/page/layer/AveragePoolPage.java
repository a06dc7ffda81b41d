package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;

/**
 * A mean under a window, with the requantisation behind it when there is one.
 *
 * @param zeroPoint of the input, or null if it is 0
 * @param hasFactors whether sums of different numbers of cells are made comparable by a table of factors
 * @param hasTables whether there are tables, be it of factors or of the requantisation
 * @param result C expression of the word written for {@code sum}
 */
public record AveragePoolPage(
        String title,
        String function,
        String inputType,
        String outputType,
        String sumType,
        WindowLoops loops,
        Integer zeroPoint,
        boolean hasFactors,
        boolean hasTables,
        String result)
        implements Page {}
