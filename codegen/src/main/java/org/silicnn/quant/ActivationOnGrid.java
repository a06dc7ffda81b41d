package org.silicnn.quant;

import java.util.function.LongUnaryOperator;
import org.silicnn.fixed.FixedPoint;
import org.silicnn.fixed.Overflow;
import org.silicnn.fixed.Rounding;
import org.silicnn.graph.Function;
import org.silicnn.graph.Grid;
import org.silicnn.graph.Multiplier;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Lookup;
import org.silicnn.ir.TensorType;

/** A function of stored integers as a table of the integers that the model file wants stored. */
final class ActivationOnGrid implements JointLowering<Op.Activation> {
    @Override
    public boolean serves(Op.Activation op, Grid grid) {
        return true;
    }

    @Override
    public void lower(Node node, Op.Activation op, Node quantize, Grid grid, LoweringContext context) {
        if (op.function() == Function.CLIP) {
            clip(node, op.alpha(), op.beta(), quantize, grid, context);
            return;
        }
        TensorType from = context.values(node.inputs().get(0)).type();
        append(
                node,
                stored -> grid.store(op.function().apply(from.real(stored), op.alpha(), op.beta())),
                quantize,
                grid,
                context);
    }

    /** Requantised, then clipped at the stored bounds, as TensorFlow Lite does it; nothing is computed in reals. */
    static void clip(Node node, double low, double high, Node quantize, Grid grid, LoweringContext context) {
        TensorType from = context.values(node.inputs().get(0)).type();
        Multiplier factor = grid.rounding() == Rounding.TFLITE
                ? Multiplier.tflite(from.scale() / grid.scale())
                : Multiplier.single(from.scale(), grid.scale());
        append(
                node,
                stored -> {
                    long requantized = FixedPoint.requantize(
                            stored - from.zeroPoint(),
                            factor.mantissa(),
                            factor.shift(),
                            grid.zeroPoint(),
                            grid.rounding(),
                            Overflow.SAT,
                            grid.format());
                    return Math.max(grid.store(low), Math.min(grid.store(high), requantized));
                },
                quantize,
                grid,
                context);
    }

    /** Appends the table of a function of the stored integers of the node's operand. */
    static void append(Node node, LongUnaryOperator function, Node quantize, Grid grid, LoweringContext context) {
        LoweringContext.Tensor input = context.values(node.inputs().get(0));
        long least = input.type().format().min();
        int entries =
                1 << Math.min(Lookup.MAX_INPUT_WIDTH, input.type().format().width());
        Constant table = Constant.of(grid.format(), entries, i -> function.applyAsLong(least + i));
        TensorType type = Quantization.of(grid).type(input.type().shape());
        context.append(quantize.name(), new Lookup(quantize.name(), input.name(), input.type(), table, type));
    }
}
