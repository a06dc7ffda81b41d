package org.silicnn.emit.page.layer;

import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/**
 * Loops of a window over streamed rows. The axis along which rows stream is called the depth here, whichever it was: a
 * picture of 28 rows and 30 columns has depth 28, height 30 and width 1.
 */
public record WindowLoops(Shape input, Shape output, Window.Axis rows, Window.Axis lines, Window.Axis columns) {}
