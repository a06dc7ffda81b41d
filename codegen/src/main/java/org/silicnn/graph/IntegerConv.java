package org.silicnn.graph;

import java.util.List;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/**
 * {@link Op.Conv} whose weights the model file stores as integers. It is an op of its own so that no pass that rewrites
 * real weights can change them.
 *
 * @param isMean whether each output is a weighted mean that TensorFlow Lite computes of the stored integers themselves, zero
 *     point and all, and rounds to the nearest with ties away from zero
 */
public record IntegerConv(Window window, int groups, IntegerWeights weights, boolean isMean) implements Op {
    public IntegerConv(Window window, int groups, IntegerWeights weights) {
        this(window, groups, weights, false);
    }

    @Override
    public String word() {
        return "Conv";
    }

    @Override
    public long parameters() {
        return weights.parameters();
    }

    /** The same in real numbers. */
    public Op.Conv real() {
        return new Op.Conv(window, groups, weights.reals(), weights.bias());
    }

    @Override
    public Shape output(List<Shape> inputs) {
        Shape input = Operands.one(inputs);
        int outputs = weights.bias().length;
        Operands.requireGroups(groups, input.channels(), outputs);
        Operands.requireSize(
                "weights", weights.stored().size(), (long) window.taps() * (input.channels() / groups) * outputs);
        return window.output(input, outputs);
    }
}
