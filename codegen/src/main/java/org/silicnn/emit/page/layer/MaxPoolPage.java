package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/**
 * A max pooling.
 *
 * @param ring rows of input held
 * @param least smallest value of the type, where the search starts
 */
public record MaxPoolPage(
        String title,
        String function,
        String inputType,
        Shape input,
        Shape output,
        RowSchedule rows,
        Window.Axis columns,
        int ring,
        long least)
        implements Page {}
