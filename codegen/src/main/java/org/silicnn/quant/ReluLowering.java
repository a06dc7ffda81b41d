package org.silicnn.quant;

import org.silicnn.graph.Node;
import org.silicnn.graph.Op;

/** {@link Op.Relu} to a requantisation: saturating to an unsigned format without zero point clips at 0. */
final class ReluLowering implements Lowering<Op.Relu> {
    @Override
    public void lower(Node node, Op.Relu relu, LoweringContext context) {
        LoweringContext.Tensor input = context.tensor(node.inputs().get(0));
        context.requantize(node.name(), node.name(), input, context.chosen(node.name(), true));
    }
}
