package org.silicnn.quant;

import org.silicnn.graph.Grid;
import org.silicnn.graph.IntegerMean;
import org.silicnn.graph.Multiplier;
import org.silicnn.graph.Node;
import org.silicnn.ir.AveragePool;

/**
 * A mean as TensorFlow Lite's MEAN computes it ({@code QuantizedMeanOrSum} in
 * tensorflow/lite/kernels/internal/reference/reduce.h): the multiplier that goes from scale to scale divides by the number of
 * cells too, and that division is rounded down.
 */
final class MeanOnGrid implements JointLowering<IntegerMean> {
    private static final int MANTISSA_BITS = 31;

    @Override
    public boolean serves(IntegerMean op, Grid grid) {
        return true;
    }

    @Override
    public void lower(Node node, IntegerMean op, Node quantize, Grid grid, LoweringContext context) {
        LoweringContext.Tensor input = context.values(node.inputs().get(0));
        AveragePool pool =
                new AveragePool(context.fresh(node.name() + ".sums"), input.name(), input.type(), op.window(), false);
        LoweringContext.Tensor sums =
                context.added(node.name(), pool, new double[] {pool.outputType().scale()}, true);
        Multiplier ratio = Multiplier.tflite(input.type().scale() / grid.scale());
        context.store(
                quantize.name(),
                quantize.name(),
                sums,
                grid,
                divided(ratio, op.window().taps()));
    }

    /** {@code ratio / count}, as exact as 31 bits allow, but rounded down. */
    static Multiplier divided(Multiplier ratio, int count) {
        int bits = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(count);
        int spare = Math.min(bits, 2 * MANTISSA_BITS - ratio.shift());
        return new Multiplier((int) (((long) ratio.mantissa() << spare) / count), ratio.shift() + spare);
    }
}
