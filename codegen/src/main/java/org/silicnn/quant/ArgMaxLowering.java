package org.silicnn.quant;

import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.ArgMax;

/** {@link Op.ArgMax} to {@link ArgMax}, on unrounded sums where all channels count in the same steps. */
final class ArgMaxLowering implements Lowering<Op.ArgMax> {
    @Override
    public void lower(Node node, Op.ArgMax argMax, LoweringContext context) {
        String value = node.inputs().get(0);
        LoweringContext.Tensor sums = context.tensor(value);
        LoweringContext.Tensor scores = sums.scales().length == 1 ? sums : context.values(value);
        context.append(node.name(), new ArgMax(node.name(), scores.name(), scores.type(), argMax.last()));
    }
}
