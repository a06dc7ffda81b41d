package org.silicnn.quant;

import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.Reshape;

/** {@link Op.Reshape} to {@link Reshape}. */
final class ReshapeLowering implements Lowering<Op.Reshape> {
    @Override
    public void lower(Node node, Op.Reshape reshape, LoweringContext context) {
        LoweringContext.Tensor input = context.tensor(node.inputs().get(0));
        if (input.sums() && input.scales().length == 1) {
            context.appendSums(
                    node.name(), new Reshape(node.name(), input.name(), input.type(), node.shape()), input.scales());
            return;
        }
        // Channels with scales of their own must become values while they are still known.
        LoweringContext.Tensor values = context.values(node.inputs().get(0));
        context.append(node.name(), new Reshape(node.name(), values.name(), values.type(), node.shape()));
    }
}
