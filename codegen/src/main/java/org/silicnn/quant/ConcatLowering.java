package org.silicnn.quant;

import java.util.ArrayList;
import java.util.List;
import org.silicnn.graph.Axis;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.Concat;
import org.silicnn.ir.Reshape;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;

/**
 * {@link Op.Concat} to {@link Concat}, in front of which all operands are brought to one scale. Operands lie side by side
 * along another axis than channels if all that this axis is made of is seen as channels.
 */
final class ConcatLowering implements Lowering<Op.Concat> {
    @Override
    public void lower(Node node, Op.Concat concat, LoweringContext context) {
        List<LoweringContext.Tensor> operands = alike(node, context);
        int outer = 1;
        for (Axis axis : Axis.values()) {
            outer *= axis.position() < concat.axis().position() ? axis.of(node.shape()) : 1;
        }
        List<String> names = new ArrayList<>();
        List<TensorType> types = new ArrayList<>();
        for (LoweringContext.Tensor operand : operands) {
            Shape shape = operand.type().shape();
            Shape view = concat.axis() == Axis.CHANNELS ? shape : Shape.image(1, outer, shape.elements() / outer);
            LoweringContext.Tensor seen = view.equals(shape) ? operand : context.reshaped(operand, view);
            names.add(seen.name());
            types.add(seen.type());
        }
        String name = concat.axis() == Axis.CHANNELS ? node.name() : context.fresh(node.name() + ".joined");
        Concat joined = new Concat(name, names, types);
        context.append(node.name(), joined);
        if (!joined.outputType().shape().equals(node.shape())) {
            context.append(node.name(), new Reshape(node.name(), name, joined.outputType(), node.shape()));
        }
    }

    private static List<LoweringContext.Tensor> alike(Node node, LoweringContext context) {
        List<LoweringContext.Tensor> operands =
                node.inputs().stream().map(context::tensor).toList();
        TensorType first = operands.get(0).type();
        boolean already = operands.stream()
                .allMatch(operand -> !operand.sums()
                        && operand.type().withShape(first.shape()).equals(first));
        if (already) {
            return operands;
        }
        boolean nonNegative = operands.stream().allMatch(ConcatLowering::isNonNegative);
        Quantization target = context.chosen(node.name(), nonNegative);
        return operands.stream()
                .map(operand -> {
                    boolean fits = !operand.sums()
                            && operand.type().equals(target.type(operand.type().shape()));
                    return fits ? operand : context.requantized(operand, target);
                })
                .toList();
    }

    private static boolean isNonNegative(LoweringContext.Tensor tensor) {
        return !tensor.sums()
                && !tensor.type().format().signed()
                && tensor.type().zeroPoint() == 0;
    }
}
