package org.silicnn.quant;

import org.silicnn.graph.Grid;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Lookup;
import org.silicnn.ir.TensorType;

/** A scaling from one stored value to another as a table for each channel. */
final class AffineOnGrid implements JointLowering<Op.Affine> {
    @Override
    public boolean serves(Op.Affine op, Grid grid) {
        return true;
    }

    @Override
    public void lower(Node node, Op.Affine op, Node quantize, Grid grid, LoweringContext context) {
        LoweringContext.Tensor input = context.values(node.inputs().get(0));
        TensorType from = input.type();
        long least = from.format().min();
        int entries = 1 << Math.min(Lookup.MAX_INPUT_WIDTH, from.format().width());
        Constant table = Constant.of(grid.format(), entries * op.scale().length, i -> {
            int channel = i / entries;
            return grid.store((double) op.scale()[channel] * from.real(least + i % entries) + op.shift()[channel]);
        });
        TensorType type = Quantization.of(grid).type(from.shape());
        context.append(quantize.name(), new Lookup(quantize.name(), input.name(), from, table, type));
    }
}
