package org.silicnn.frontend;

import org.silicnn.ir.Shape;

/**
 * A tensor that depends on the image.
 *
 * @param value name of the graph's value that holds it
 * @param shape of the graph's value
 * @param layout how the model file's axes lie in the value's memory
 */
public record Activation(String value, Shape shape, Layout layout) implements Operand {
    @Override
    public int[] dims() {
        return layout.dims();
    }

    /** The same value under other axes. */
    public Activation withLayout(Layout newLayout) {
        return new Activation(value, shape, newLayout);
    }
}
