package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;

/**
 * A fully connected layer, with the requantisation behind it when there is one.
 *
 * @param zeroPoint of the input, or null if it is 0
 * @param result C expression of the word written for {@code sum}
 */
public record DensePage(
        String title,
        String function,
        String inputType,
        String outputType,
        String sumType,
        int inputs,
        int outputs,
        Integer zeroPoint,
        String result)
        implements Page {}
