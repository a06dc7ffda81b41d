package org.silicnn.quant;

import org.silicnn.graph.Grid;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;

/** A clip below of stored integers as a table; see {@link ActivationOnGrid}. */
final class ReluOnGrid implements JointLowering<Op.Relu> {
    @Override
    public boolean serves(Op.Relu op, Grid grid) {
        return true;
    }

    @Override
    public void lower(Node node, Op.Relu op, Node quantize, Grid grid, LoweringContext context) {
        ActivationOnGrid.clip(node, 0, Double.POSITIVE_INFINITY, quantize, grid, context);
    }
}
