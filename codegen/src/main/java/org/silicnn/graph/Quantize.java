package org.silicnn.graph;

import java.util.List;
import org.silicnn.ir.Shape;

/**
 * Moves each element to the nearest number of a grid that the model file gives; so the value can be stored in integers
 * without any further loss.
 */
public record Quantize(Grid grid) implements Op {
    @Override
    public Shape output(List<Shape> inputs) {
        return Operands.one(inputs);
    }
}
