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
    /** Weights that don't fit the second cache as floats. */
    private static final int LARGE = 1 << 18;

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

    /** Whether there is one place that reads the whole input, with weights enough that reading them takes time. */
    boolean isLargeDense() {
        return groups == 1
                && cells.places() == 1
                && cells.isUnpadded()
                && terms() == inputType.shape().elements()
                && weights.size() >= LARGE
                && DenseWeights.suit(weights);
    }

    /** Whether floats can't hold the sums. */
    boolean isWide() {
        return bound() > Block.FLOAT_LIMIT;
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

    /**
     * Terms whose sum, with what {@link ChannelLoops#carry} left of others, no float loses a bit of, in whatever order, if
     * the input is carried in floats.
     */
    int exactTerms() {
        long largestWeight = 1;
        for (int i = 0; i < weights.size(); i++) {
            largestWeight = Math.max(largestWeight, Math.abs(weights.get(i)));
        }
        long largest = Math.max(1, Block.largest(inputType));
        return largestWeight > Block.FLOAT_LIMIT
                ? 0
                : (int) ((Block.FLOAT_LIMIT - ChannelLoops.CARRY) / (largestWeight * largest));
    }
}
