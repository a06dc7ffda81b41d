package org.silicnn.quant;

import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.InvalidNetworkException;

/** {@link Op.Reshape} to nothing, where its readers take memory order whatever the shape. */
final class ReshapeLowering implements Lowering<Op.Reshape> {
    @Override
    public void lower(Node node, Op.Reshape reshape, LoweringContext context) {
        if (!context.readers(node).stream().allMatch(reader -> reader.op() instanceof Op.Dense)) {
            throw new InvalidNetworkException("a reshape must be read by fully connected layers alone");
        }
        // The sums of one channel share a scale, so they must become values while channels are still known.
        context.values(node.inputs().get(0));
        context.alias(node.name(), node.inputs().get(0));
    }
}
