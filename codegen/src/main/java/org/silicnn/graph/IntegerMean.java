package org.silicnn.graph;

import java.util.List;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/**
 * {@link Op.AveragePool} over stored integers that goes to other scales in the same step, as TensorFlow Lite's MEAN does
 * and its AVERAGE_POOL_2D does not: the two round differently.
 *
 * @param window without padding, so every mean is of as many cells
 */
public record IntegerMean(Window window) implements Op {
    @Override
    public String word() {
        return "AveragePool";
    }

    /** The same in real numbers. */
    public Op.AveragePool real() {
        return new Op.AveragePool(window, false);
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return real().output(inputs);
    }
}
