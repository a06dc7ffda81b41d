package org.silicnn.quant;

import org.silicnn.fixed.Rounding;
import org.silicnn.graph.Grid;
import org.silicnn.graph.Multiplier;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.AveragePool;
import org.silicnn.ir.InvalidNetworkException;

/**
 * A mean as TensorFlow Lite rounds it (tensorflow/lite/kernels/internal/reference/integer_ops/pooling.h): of the stored
 * integers themselves, zero point and all, to the nearest with ties away from zero.
 */
final class AveragePoolOnGrid implements JointLowering<Op.AveragePool> {
    @Override
    public boolean serves(Op.AveragePool op, Grid grid) {
        return grid.rounding() == Rounding.TFLITE && !op.countPadding();
    }

    @Override
    public void lower(Node node, Op.AveragePool op, Node quantize, Grid grid, LoweringContext context) {
        RawIntegers.lower(
                node,
                quantize,
                grid,
                raw -> {
                    String name = context.fresh(node.name() + ".sums");
                    AveragePool pool = new AveragePool(name, raw.name(), raw.type(), op.window(), false);
                    Multiplier divisor = divisor(pool.unit(), grid.format().width());
                    return new RawIntegers.Sums(pool, divisor);
                },
                context);
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
