package org.silicnn.graph;

import java.util.List;
import org.silicnn.ir.Shape;

/** {@link Op.Dense} whose weights the model file stores as integers; see {@link IntegerConv}. */
public record IntegerDense(IntegerWeights weights) implements Op {
    @Override
    public String word() {
        return "Dense";
    }

    @Override
    public long parameters() {
        return weights.parameters();
    }

    /** The same in real numbers. */
    public Op.Dense real() {
        return new Op.Dense(weights.reals(), weights.bias());
    }

    @Override
    public Shape output(List<Shape> inputs) {
        int outputs = weights.bias().length;
        Operands.requireSize(
                "weights", weights.stored().size(), (long) Operands.one(inputs).elements() * outputs);
        return Shape.vector(outputs);
    }
}
