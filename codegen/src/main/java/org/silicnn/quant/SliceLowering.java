package org.silicnn.quant;

import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.Slice;

/** {@link Op.Slice} to {@link Slice}. */
final class SliceLowering implements Lowering<Op.Slice> {
    @Override
    public void lower(Node node, Op.Slice slice, LoweringContext context) {
        LoweringContext.Tensor input = context.values(node.inputs().get(0));
        context.append(
                node.name(),
                new Slice(node.name(), input.name(), input.type(), slice.start(), slice.step(), slice.shape()));
    }
}
