package org.silicnn.quant;

import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.Transpose;

/** {@link Op.Transpose} to {@link Transpose}. */
final class TransposeLowering implements Lowering<Op.Transpose> {
    @Override
    public void lower(Node node, Op.Transpose transpose, LoweringContext context) {
        LoweringContext.Tensor input = context.values(node.inputs().get(0));
        context.append(
                node.name(),
                new Transpose(
                        node.name(),
                        input.name(),
                        input.type(),
                        transpose.extents(),
                        transpose.order(),
                        transpose.shape()));
    }
}
