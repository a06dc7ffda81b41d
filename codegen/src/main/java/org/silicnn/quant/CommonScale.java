package org.silicnn.quant;

import java.util.List;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.graph.Node;

/** Brings the operands of a node to one scale, where they don't have it already. */
final class CommonScale {
    /** Terms count in steps of a 2^-3 of the result's: their roundings add up to an eighth of a step. */
    private static final int GUARD_BITS = 3;

    private CommonScale() {}

    /** Operands of a sum, a difference or an extreme: any formats, but equal steps. */
    static List<LoweringContext.Tensor> ofTerms(Node node, LoweringContext context) {
        List<LoweringContext.Tensor> operands =
                node.inputs().stream().map(context::tensor).toList();
        boolean equal = operands.stream()
                .allMatch(operand -> operand.scales().length == 1
                        && operand.scales()[0] == operands.get(0).scales()[0]
                        && operand.type().format().fractionBits()
                                == operands.get(0).type().format().fractionBits());
        if (equal && operands.stream().noneMatch(LoweringContext.Tensor::sums)) {
            return operands;
        }
        Quantization result = context.chosen(node.name(), false);
        return operands.stream()
                .map(operand -> context.requantized(operand, term(operand, result, context)))
                .toList();
    }

    /** Signed, zero as 0, as wide as the operand needs: twice what calibration saw of a sum, all of a stored value. */
    private static Quantization term(LoweringContext.Tensor operand, Quantization result, LoweringContext context) {
        double step = Math.scalb(result.scale(), -GUARD_BITS);
        Histogram seen = context.calibration().histogram(operand.value());
        double low = 2 * seen.min();
        double high = 2 * seen.max();
        if (!operand.sums()) {
            low = operand.type().real(operand.type().format().min());
            high = operand.type().real(operand.type().format().max());
        }
        int width = Math.min(FixedFormat.MAX_VALUE_WIDTH, FixedFormat.signedBits((long) Math.floor(low / step), (long)
                Math.ceil(high / step)));
        boolean powerOfTwo = result.scale() == result.format().scale();
        int fractionBits = powerOfTwo ? result.format().fractionBits() + GUARD_BITS : 0;
        return new Quantization(FixedFormat.signed(width, fractionBits), step, 0);
    }
}
