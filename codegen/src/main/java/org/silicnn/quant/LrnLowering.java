package org.silicnn.quant;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Overflow;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.Arithmetic;
import org.silicnn.ir.AveragePool;
import org.silicnn.ir.Constant;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Lookup;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Reshape;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;
import org.silicnn.ir.Window;

/**
 * {@link Op.Lrn} to squares, their sums over neighbouring channels, a table of what to multiply by, and the product.
 *
 * <p>Squares, sums and product are exact. Channels lie next to each other in memory, so a sum over neighbours is that of a
 * window over columns once all channels of a place are seen as a row. Only the sum is rounded, to four bits more than
 * values have: by {@code e}, half a step or less. The factor {@code f(s) = (bias + alpha/size · s)^−beta} that it is looked
 * up as is then off by at most {@code |f′|·e ≤ beta · alpha/size · bias^(−beta−1) · e}, and by half a step of its own,
 * which is 2^−(bits + 4) of the largest factor or less. The result is off by the two together, times the value.
 */
final class LrnLowering implements Lowering<Op.Lrn> {
    private static final int FINER_BITS = 4;

    @Override
    public void lower(Node node, Op.Lrn lrn, LoweringContext context) {
        if (!(lrn.bias() > 0) || !(lrn.alpha() >= 0)) {
            throw new InvalidNetworkException(
                    "the bias must be positive and alpha not negative, not " + lrn.bias() + " and " + lrn.alpha());
        }
        LoweringContext.Tensor input = context.values(node.inputs().get(0));
        int bits = Math.min(Lookup.MAX_INPUT_WIDTH, context.options().activationBits(node.name()) + FINER_BITS);
        double square = input.scales()[0] * input.scales()[0];
        Layer sums = sums(node, lrn, input, context);
        Layer rounded = rounded(node, sums, square, bits, context);
        double share = lrn.alpha() / (double) lrn.size();
        Layer factors = factors(node, rounded, bits, s -> Math.pow(lrn.bias() + share * s, -lrn.beta()), context);
        Layer product = new Arithmetic(
                node.name(),
                Arithmetic.Operator.MULTIPLY,
                input.name(),
                input.type(),
                factors.name(),
                factors.outputType());
        double step = input.scales()[0] * factors.outputType().scale();
        context.appendSums(node.name(), product, new double[] {step});
    }

    /** Of squares, exactly, in steps of a squared step of the input. */
    private static Layer sums(Node node, Op.Lrn lrn, LoweringContext.Tensor input, LoweringContext context) {
        Shape shape = input.type().shape();
        Layer squares = between(
                new Arithmetic(
                        context.fresh(node.name() + ".squares"),
                        Arithmetic.Operator.MULTIPLY,
                        input.name(),
                        input.type(),
                        input.name(),
                        input.type()),
                context);
        Shape rows = Shape.image(shape.elements() / shape.channels(), shape.channels(), 1);
        Layer seen = between(
                new Reshape(context.fresh(node.name() + ".rows"), squares.name(), squares.outputType(), rows), context);
        int before = (lrn.size() - 1) / 2;
        Window.Axis neighbours = new Window.Axis(lrn.size(), 1, 1, before, lrn.size() - 1 - before);
        return between(
                new AveragePool(
                        context.fresh(node.name() + ".sums"),
                        seen.name(),
                        seen.outputType(),
                        Window.of(Window.Axis.NONE, neighbours),
                        true),
                context);
    }

    /** By a shift, to as many bits as a table can have entries for; under the shape of the values again. */
    private static Layer rounded(Node node, Layer sums, double square, int bits, LoweringContext context) {
        TensorType type = sums.outputType();
        int shift = Math.max(0, type.format().width() - 1 - bits);
        FixedFormat format = FixedFormat.unsigned(bits, 0);
        Layer rounded = between(
                new Requantize(
                        context.fresh(node.name() + ".rounded"),
                        sums.name(),
                        type,
                        List.of(1),
                        List.of(shift),
                        context.options().rounding(),
                        Overflow.SAT,
                        new TensorType(type.shape(), format, Math.scalb(square, shift), 0)),
                context);
        return between(
                new Reshape(context.fresh(node.name() + ".cells"), rounded.name(), rounded.outputType(), node.shape()),
                context);
    }

    /** In steps of a power of two, so that the largest just fits. */
    private static Layer factors(
            Node node, Layer sums, int bits, DoubleUnaryOperator function, LoweringContext context) {
        TensorType type = sums.outputType();
        double[] values = IntStream.range(0, 1 << bits)
                .mapToDouble(stored -> function.applyAsDouble(type.real(stored)))
                .toArray();
        double largest = Math.max(values[0], values[values.length - 1]);
        Quantization target = Quantization.powerOfTwo(FixedFormat.unsigned(bits, bits - 1 - Math.getExponent(largest)));
        Constant table = Constant.of(target.format(), values.length, i -> target.store(values[i]));
        return between(
                new Lookup(
                        context.fresh(node.name() + ".factors"), sums.name(), type, table, target.type(type.shape())),
                context);
    }

    private static Layer between(Layer layer, LoweringContext context) {
        context.appendBetween(layer);
        return layer;
    }
}
