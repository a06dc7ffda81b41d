package org.silicnn.quant;

import java.util.function.Function;
import org.silicnn.fixed.Rounding;
import org.silicnn.graph.Grid;
import org.silicnn.graph.Multiplier;
import org.silicnn.graph.Node;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Reshape;
import org.silicnn.ir.TensorType;

/**
 * Means that TensorFlow Lite takes of the stored integers themselves, zero point and all, and rounds to the nearest with ties
 * away from zero. So the tensor is read for a while as if 0 stood for zero.
 */
final class RawIntegers {
    private RawIntegers() {}

    /** A layer that makes sums, and what turns these into means. */
    record Sums(Layer layer, Multiplier divisor) {}

    /**
     * Appends the layers that compute both nodes.
     *
     * @param sums makes the layer that reads the integers
     * @throws InvalidNetworkException if the mean isn't stored as what it is of
     */
    static void lower(
            Node node, Node quantize, Grid grid, Function<LoweringContext.Tensor, Sums> sums, LoweringContext context) {
        LoweringContext.Tensor input = context.values(node.inputs().get(0));
        TensorType type = input.type();
        if (!type.equals(Quantization.of(grid).type(type.shape()))) {
            throw new InvalidNetworkException("the mean must be stored as what it is of, " + type + ", not " + grid);
        }
        Reshape reading = readAs(context.fresh(input.name() + ".raw"), input, 0);
        LoweringContext.Tensor raw = context.added(input.value(), reading, input.scales(), false);
        Sums made = sums.apply(raw);
        TensorType sumType = made.layer().outputType();
        LoweringContext.Tensor summed = context.added(node.name(), made.layer(), new double[] {sumType.scale()}, true);
        TensorType rawOutput = new TensorType(sumType.shape(), type.format(), type.scale(), 0);
        LoweringContext.Tensor mean = context.requantized(summed, made.divisor(), Rounding.RND_INF, rawOutput);
        context.append(quantize.name(), readAs(quantize.name(), mean, type.zeroPoint()));
    }

    /** The same integers, of which another one stands for zero. */
    private static Reshape readAs(String name, LoweringContext.Tensor from, int zeroPoint) {
        TensorType type = from.type();
        TensorType read = new TensorType(type.shape(), type.format(), type.scale(), zeroPoint);
        return new Reshape(name, from.name(), type, read);
    }
}
