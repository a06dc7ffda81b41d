package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;

/**
 * A convolution, with the requantisation behind it when there is one.
 *
 * @param zeroPoint of the input, or null if it is 0
 * @param result C expression of the word written for {@code sum}
 */
public record ConvPage(
        String title,
        String function,
        String inputType,
        String outputType,
        String sumType,
        WindowLoops loops,
        int groups,
        int outputsPerGroup,
        int inputsPerGroup,
        int weightsPerOutput,
        Integer zeroPoint,
        String result)
        implements Page {}
