package org.silicnn.quant;

import org.silicnn.fixed.Rounding;
import org.silicnn.graph.Grid;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.AveragePool;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Reshape;
import org.silicnn.ir.TensorType;

/**
 * A mean as TensorFlow Lite rounds it (tensorflow/lite/kernels/internal/reference/integer_ops/pooling.h): of the stored
 * integers themselves, zero point and all, to the nearest with ties away from zero. So the tensor is read for a while as if
 * 0 stood for zero.
 */
final class AveragePoolOnGrid implements JointLowering<Op.AveragePool> {
    @Override
    public boolean serves(Op.AveragePool op, Grid grid) {
        return grid.rounding() == Rounding.TFLITE && !op.countPadding();
    }

    @Override
    public void lower(Node node, Op.AveragePool op, Node quantize, Grid grid, LoweringContext context) {
        LoweringContext.Tensor input = context.values(node.inputs().get(0));
        TensorType type = input.type();
        if (!type.equals(Quantization.of(grid).type(type.shape()))) {
            throw new InvalidNetworkException("the mean must be stored as what it is of, " + type + ", not " + grid);
        }
        Reshape reading = readAs(context.fresh(input.name() + ".raw"), input, 0);
        LoweringContext.Tensor raw = context.added(input.value(), reading, input.scales(), false);
        AveragePool pool =
                new AveragePool(context.fresh(node.name() + ".sums"), raw.name(), raw.type(), op.window(), false);
        LoweringContext.Tensor sums =
                context.added(node.name(), pool, new double[] {pool.outputType().scale()}, true);
        TensorType rawOutput = new TensorType(pool.outputType().shape(), type.format(), type.scale(), 0);
        LoweringContext.Tensor mean =
                context.requantized(sums, divisor(pool.unit(), type.format().width()), Rounding.RND_INF, rawOutput);
        context.append(quantize.name(), readAs(quantize.name(), mean, type.zeroPoint()));
    }

    /** The same integers, of which another one stands for zero. */
    private static Reshape readAs(String name, LoweringContext.Tensor from, int zeroPoint) {
        TensorType type = from.type();
        TensorType read = new TensorType(type.shape(), type.format(), type.scale(), zeroPoint);
        return new Reshape(name, from.name(), type, read);
    }

    /**
     * A multiplier that divides by a count so well that the rounded quotient is exact.
     *
     * <p>With {@code m = ⌈2^k / n⌉}, so {@code m·n = 2^k + e} where {@code 0 ≤ e < n}, a sum {@code s} becomes {@code s/n
     * + s·e/(n·2^k)}: too far from zero by less than {@code |s|/2^k}. A quotient of which a half isn't reached misses it by
     * at least {@code 1/2n}. So rounding with ties away from zero agrees if {@code |s|·e < 2^(k−1)}; and of {@code n} values
     * of {@code w} bits {@code |s| ≤ 2^w·n}, so {@code 2^w·n² ≤ 2^(k−1)} is enough.
     */
    static Multiplier divisor(long count, int width) {
        int zeros = Long.numberOfTrailingZeros(count);
        if (count >> zeros == 1) {
            return new Multiplier(1, zeros);
        }
        int bits = Long.SIZE - Long.numberOfLeadingZeros(count);
        int shift = width + 2 * bits + 1;
        long multiplier = shift > 62 ? Long.MAX_VALUE : ((1L << shift) + count - 1) / count;
        if (multiplier > Integer.MAX_VALUE) {
            throw new InvalidNetworkException("a mean must be of fewer cells, not of " + count);
        }
        return new Multiplier((int) multiplier, shift);
    }
}
