package org.silicnn.frontend;

import java.util.Optional;
import org.silicnn.graph.Grid;
import org.silicnn.ir.Shape;

/**
 * A tensor that depends on the image.
 *
 * @param value name of the graph's value that holds it
 * @param shape of the graph's value
 * @param layout how the model file's axes lie in the value's memory
 * @param grid what the integers stand for, if the file's tensor holds integers; the graph's value holds the numbers that
 *     they stand for
 */
public record Activation(String value, Shape shape, Layout layout, Optional<Grid> grid) implements Operand {
    public Activation(String value, Shape shape, Layout layout) {
        this(value, shape, layout, Optional.empty());
    }

    @Override
    public int[] dims() {
        return layout.dims();
    }

    /** The same value under other axes. */
    public Activation withLayout(Layout newLayout) {
        return new Activation(value, shape, newLayout, grid);
    }

    /** The same value as the file's integers. */
    public Activation stored(Grid newGrid) {
        return new Activation(value, shape, layout, Optional.of(newGrid));
    }

    /** The same value as numbers. */
    public Activation real() {
        return new Activation(value, shape, layout);
    }
}
