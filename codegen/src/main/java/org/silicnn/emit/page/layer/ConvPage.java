package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/**
 * A convolution, with the requantisation behind it when there is one.
 *
 * @param ring rows of input held
 * @param zeroPoint of the input, or null if it is 0
 * @param requantize null when the sums themselves are written
 */
public record ConvPage(
        String title,
        String function,
        String inputType,
        String outputType,
        String sumType,
        Shape input,
        Shape output,
        RowSchedule rows,
        Window.Axis columns,
        int ring,
        int groups,
        int outputsPerGroup,
        int inputsPerGroup,
        int weightsPerOutput,
        Integer zeroPoint,
        RequantizeStep requantize)
        implements Page {}
