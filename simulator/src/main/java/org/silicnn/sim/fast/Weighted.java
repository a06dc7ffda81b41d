package org.silicnn.sim.fast;

import org.silicnn.ir.Constant;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Dense;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;
import org.silicnn.ir.Window;

/**
 * What convolutions and dense layers have in common: sums of inputs times weights. A dense layer is the convolution of
 * one place with a single tap.
 *
 * @param weights output channel, tap, input channel of the group; the last fastest
 */
record Weighted(TensorType inputType, TensorType outputType, Cells cells, int groups, Constant weights, Constant bias) {

    static Weighted of(Conv conv) {
        Cells cells = new Cells(
                conv.window(), conv.inputType().shape(), conv.outputType().shape());
        return new Weighted(conv.inputType(), conv.outputType(), cells, conv.groups(), conv.weights(), conv.bias());
    }

    static Weighted of(Dense dense) {
        Shape flat = Shape.vector(dense.inputType().shape().elements());
        Cells cells = new Cells(
                Window.of(Window.Axis.NONE, Window.Axis.NONE),
                flat,
                dense.outputType().shape());
        return new Weighted(
                dense.inputType().withShape(flat), dense.outputType(), cells, 1, dense.weights(), dense.bias());
    }

    int outputsPerGroup() {
        return bias.size() / groups;
    }

    int inputsPerGroup() {
        return inputType.shape().channels() / groups;
    }

    /** Products in one sum. */
    int terms() {
        return cells.taps() * inputsPerGroup();
    }

    /** Whether each output channel reads one input channel of its own. */
    boolean isDepthwise() {
        return groups > 1 && inputsPerGroup() == 1 && outputsPerGroup() == 1;
    }

    /** Multiplications for one image. */
    long multiplications() {
        return (long) cells.places() * weights.size();
    }

    /**
     * No partial sum, in whatever order, gets larger than this; {@link Long#MAX_VALUE} if that passes 63 bits. The proof
     * that an arithmetic is exact.
     */
    long bound() {
        long largest = Block.largest(inputType);
        int run = weights.size() / bias.size();
        long bound = 0;
        try {
            for (int o = 0; o < bias.size(); o++) {
                long sum = Math.abs(bias.get(o));
                for (int i = o * run; i < (o + 1) * run; i++) {
                    sum = Math.addExact(sum, Math.multiplyExact(Math.abs(weights.get(i)), largest));
                }
                bound = Math.max(bound, sum);
            }
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
        return bound;
    }
}
