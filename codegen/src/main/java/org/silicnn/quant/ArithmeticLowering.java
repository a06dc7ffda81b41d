package org.silicnn.quant;

import java.util.List;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.Arithmetic;
import org.silicnn.ir.Arithmetic.Operator;
import org.silicnn.ir.InvalidNetworkException;

/**
 * {@link Op.Arithmetic} to {@link Arithmetic}. Factors are values of any two scales; all others are brought to one scale
 * first, in steps so fine that the result's own rounding hides them.
 */
final class ArithmeticLowering implements Lowering<Op.Arithmetic> {
    @Override
    public void lower(Node node, Op.Arithmetic op, LoweringContext context) {
        Operator operator = operator(op);
        List<LoweringContext.Tensor> operands = operator == Operator.MULTIPLY
                ? node.inputs().stream().map(context::values).toList()
                : CommonScale.ofTerms(node, context);
        LoweringContext.Tensor left = operands.get(0);
        LoweringContext.Tensor right = operands.get(1);
        Arithmetic layer = new Arithmetic(node.name(), operator, left.name(), left.type(), right.name(), right.type());
        double scale = operator == Operator.MULTIPLY ? left.scales()[0] * right.scales()[0] : left.scales()[0];
        context.appendSums(node.name(), layer, new double[] {scale});
    }

    private static Operator operator(Op.Arithmetic op) {
        return switch (op.operator()) {
            case ADD -> Operator.ADD;
            case SUB -> Operator.SUBTRACT;
            case MUL -> Operator.MULTIPLY;
            case MAX -> Operator.MAXIMUM;
            case MIN -> Operator.MINIMUM;
            case DIV ->
                throw new InvalidNetworkException(
                        "only a division by a constant can be quantised, not one of two computed tensors");
            case POW ->
                throw new InvalidNetworkException(
                        "only a power with a constant exponent can be quantised, not one of two computed tensors");
        };
    }
}
