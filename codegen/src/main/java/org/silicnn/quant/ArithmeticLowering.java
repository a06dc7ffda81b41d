package org.silicnn.quant;

import java.util.List;
import java.util.Optional;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.Arithmetic;
import org.silicnn.ir.Arithmetic.Operator;

/**
 * {@link Op.Arithmetic} to {@link Arithmetic}. Factors are values of any two scales; all others are brought to one scale
 * first, in steps so fine that the result's own rounding hides them.
 */
final class ArithmeticLowering implements Lowering<Op.Arithmetic> {
    @Override
    public Optional<String> objection(Op.Arithmetic op) {
        return operator(op).isPresent()
                ? Optional.empty()
                : Optional.of("its second operand must be a constant, not computed from the image");
    }

    @Override
    public void lower(Node node, Op.Arithmetic op, LoweringContext context) {
        Operator operator = operator(op).orElseThrow();
        List<LoweringContext.Tensor> operands = operator == Operator.MULTIPLY
                ? node.inputs().stream().map(context::values).toList()
                : CommonScale.ofTerms(node, context);
        LoweringContext.Tensor left = operands.get(0);
        LoweringContext.Tensor right = operands.get(1);
        Arithmetic layer = new Arithmetic(node.name(), operator, left.name(), left.type(), right.name(), right.type());
        double scale = operator == Operator.MULTIPLY ? left.scales()[0] * right.scales()[0] : left.scales()[0];
        context.appendSums(node.name(), layer, new double[] {scale});
    }

    /** A quotient or a power of two computed tensors is none that integers compute exactly. */
    private static Optional<Operator> operator(Op.Arithmetic op) {
        return switch (op.operator()) {
            case ADD -> Optional.of(Operator.ADD);
            case SUB -> Optional.of(Operator.SUBTRACT);
            // What opens a gate is 0 or 1.
            case MUL, GATE -> Optional.of(Operator.MULTIPLY);
            case MAX -> Optional.of(Operator.MAXIMUM);
            case MIN -> Optional.of(Operator.MINIMUM);
            case DIV, POW -> Optional.empty();
        };
    }
}
