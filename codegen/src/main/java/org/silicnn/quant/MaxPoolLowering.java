package org.silicnn.quant;

import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.MaxPool;

/** {@link Op.MaxPool} to {@link MaxPool}. */
final class MaxPoolLowering implements Lowering<Op.MaxPool> {
    @Override
    public void lower(Node node, Op.MaxPool pool, LoweringContext context) {
        LoweringContext.Tensor input = context.values(node.inputs().get(0));
        context.append(node.name(), new MaxPool(node.name(), input.name(), input.type(), pool.window()));
    }
}
