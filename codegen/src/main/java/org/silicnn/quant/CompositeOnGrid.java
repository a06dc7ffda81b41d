package org.silicnn.quant;

import org.silicnn.graph.Composite;
import org.silicnn.graph.Grid;
import org.silicnn.graph.Node;
import org.silicnn.ir.TensorType;

/** A function of stored integers, made of several, as a table of the integers that the model file wants stored. */
final class CompositeOnGrid implements JointLowering<Composite> {
    @Override
    public boolean serves(Composite op, Grid grid) {
        return op.functions() == 1;
    }

    @Override
    public void lower(Node node, Composite op, Node quantize, Grid grid, LoweringContext context) {
        TensorType from = context.values(node.inputs().get(0)).type();
        ActivationOnGrid.append(node, stored -> grid.store(op.apply(from.real(stored), 0)), quantize, grid, context);
    }
}
