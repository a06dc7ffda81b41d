package org.silicnn.quant;

import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.MaxPool;

/** {@link Op.MaxPool} of two axes to {@link MaxPool}. */
final class MaxPoolLowering implements Lowering<Op.MaxPool> {
    @Override
    public void lower(Node node, Op.MaxPool pool, LoweringContext context) {
        if (pool.window().axes().size() != 2) {
            throw new InvalidNetworkException(
                    "a pooling must have two axes, not " + pool.window().axes().size());
        }
        LoweringContext.Tensor input = context.values(node.inputs().get(0));
        context.append(node.name(), new MaxPool(node.name(), input.name(), input.type(), pool.window()));
    }
}
