package org.silicnn.graph;

import java.util.List;
import org.silicnn.ir.Shape;

/** Stored integers as the numbers that they stand for; what a model file begins with that takes integers. */
public record Dequantize(Grid grid) implements Op {
    @Override
    public Shape output(List<Shape> inputs) {
        return Operands.one(inputs);
    }
}
