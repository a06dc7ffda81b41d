package org.silicnn.quant;

import java.util.Optional;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.Softmax;

/** {@link Op.Softmax} between layers to {@link Softmax}: shares of one, so no calibration is needed behind it. */
final class SoftmaxLowering implements Lowering<Op.Softmax> {
    @Override
    public Optional<String> objection(Op.Softmax softmax) {
        return softmax.logarithm()
                ? Optional.of("the softmax must be a plain one, not its logarithm")
                : Optional.empty();
    }

    @Override
    public void lower(Node node, Op.Softmax softmax, LoweringContext context) {
        LoweringContext.Tensor input = context.values(node.inputs().get(0));
        FixedFormat share = FixedFormat.unsigned(context.options().activationBits(node.name()), 0);
        context.append(node.name(), Softmax.of(node.name(), input.name(), input.type(), 1, share));
    }
}
