package org.silicnn.quant;

import org.silicnn.fixed.Rounding;
import org.silicnn.graph.Grid;
import org.silicnn.graph.IntegerConv;
import org.silicnn.graph.IntegerWeights;
import org.silicnn.graph.Multiplier;
import org.silicnn.graph.Node;
import org.silicnn.ir.Conv;

/**
 * A weighted mean of stored integers as TensorFlow Lite's RESIZE_BILINEAR takes it
 * (tensorflow/lite/kernels/internal/reference/resize_bilinear.h): weights are multiples of a power of two, so one shift
 * divides.
 */
final class WeightedMeanOnGrid implements JointLowering<IntegerConv> {
    @Override
    public boolean serves(IntegerConv op, Grid grid) {
        return op.isMean() && grid.rounding() == Rounding.TFLITE;
    }

    @Override
    public void lower(Node node, IntegerConv op, Node quantize, Grid grid, LoweringContext context) {
        IntegerWeights weights = op.weights();
        RawIntegers.lower(
                node,
                quantize,
                grid,
                raw -> {
                    double scale = raw.type().scale() * weights.scale(0);
                    QuantizedWeights stored = QuantizedWeights.of(weights, new double[] {scale}, raw);
                    Conv conv = Conv.of(
                            context.fresh(node.name() + ".sums"),
                            raw.name(),
                            raw.type(),
                            op.window(),
                            op.groups(),
                            stored.weights(),
                            stored.bias(),
                            stored.displayScale());
                    return new RawIntegers.Sums(conv, new Multiplier(1, -Math.getExponent(weights.scale(0))));
                },
                context);
    }
}
