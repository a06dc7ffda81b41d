package org.silicnn.quant;

import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Rounding;
import org.silicnn.graph.Grid;
import org.silicnn.graph.Multiplier;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.graph.Operator;
import org.silicnn.ir.Arithmetic;
import org.silicnn.ir.TensorType;

/**
 * The sum, difference or product of two stored tensors, stored again.
 *
 * <p>Sums are computed as in TensorFlow Lite (tensorflow/lite/kernels/add.cc and internal/reference/add.h): both operands
 * are brought to steps of twice the larger scale divided by 2^20, which loses nothing that the output could show.
 */
final class ArithmeticOnGrid implements JointLowering<Op.Arithmetic> {
    private static final int FINER_BITS = 20;
    private static final int FINER_BITS_OF_WIDE = 15;

    @Override
    public boolean serves(Op.Arithmetic op, Grid grid) {
        boolean reference = grid.rounding() == Rounding.TFLITE;
        return switch (op.operator()) {
            case ADD -> true;
            case SUB, MUL -> reference;
            // Those of one scale are compared as they are.
            case MIN, MAX, DIV, POW, GATE -> false;
        };
    }

    @Override
    public void lower(Node node, Op.Arithmetic op, Node quantize, Grid grid, LoweringContext context) {
        LoweringContext.Tensor left = context.values(node.inputs().get(0));
        LoweringContext.Tensor right = context.values(node.inputs().get(1));
        if (op.operator() == Operator.MUL) {
            multiply(left, right, node, quantize, grid, context);
            return;
        }
        boolean wide =
                Math.max(left.type().format().width(), right.type().format().width()) > Byte.SIZE;
        int finer = wide ? FINER_BITS_OF_WIDE : FINER_BITS;
        double largest = 2 * Math.max(left.type().scale(), right.type().scale());
        LoweringContext.Tensor a = aligned(left, largest, finer, grid.rounding(), context);
        LoweringContext.Tensor b = aligned(right, largest, finer, grid.rounding(), context);
        Arithmetic.Operator operator =
                op.operator() == Operator.ADD ? Arithmetic.Operator.ADD : Arithmetic.Operator.SUBTRACT;
        Arithmetic layer =
                new Arithmetic(context.fresh(node.name() + ".sums"), operator, a.name(), a.type(), b.name(), b.type());
        double[] scale = {Math.scalb(largest, -finer)};
        context.store(quantize.name(), quantize.name(), context.added(node.name(), layer, scale, true), grid);
    }

    /** mul.cc: the factor of scales is made in single precision. */
    private static void multiply(
            LoweringContext.Tensor left,
            LoweringContext.Tensor right,
            Node node,
            Node quantize,
            Grid grid,
            LoweringContext context) {
        Arithmetic layer = new Arithmetic(
                context.fresh(node.name() + ".products"),
                Arithmetic.Operator.MULTIPLY,
                left.name(),
                left.type(),
                right.name(),
                right.type());
        float scale = (float) left.type().scale() * (float) right.type().scale();
        context.store(
                quantize.name(),
                quantize.name(),
                context.added(node.name(), layer, new double[] {scale}, true),
                grid,
                Multiplier.tflite(scale / (float) grid.scale()));
    }

    /** In steps of {@code largest / 2^finer}. */
    private static LoweringContext.Tensor aligned(
            LoweringContext.Tensor from, double largest, int finer, Rounding rounding, LoweringContext context) {
        double scale = from.type().scale();
        FixedFormat format = FixedFormat.signed(from.type().format().width() + 1 + finer, 0);
        TensorType wanted = new TensorType(from.type().shape(), format, Math.scalb(largest, -finer), 0);
        if (2 * scale == largest) {
            return context.requantized(from, new Multiplier(1, 1 - finer), rounding, wanted);
        }
        if (rounding != Rounding.TFLITE) {
            Multiplier ratio = Multiplier.single(scale, largest);
            return context.requantized(from, new Multiplier(ratio.mantissa(), ratio.shift() - finer), rounding, wanted);
        }
        // Two steps: the rounding drops 31 bits first, so it must see the finer bits.
        TensorType finerType = new TensorType(from.type().shape(), format, Math.scalb(scale, -finer), 0);
        LoweringContext.Tensor shifted = context.requantized(from, new Multiplier(1, -finer), Rounding.TRN, finerType);
        return context.requantized(shifted, Multiplier.tflite(scale / largest), rounding, wanted);
    }
}
