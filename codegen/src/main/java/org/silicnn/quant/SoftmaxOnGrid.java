package org.silicnn.quant;

import org.silicnn.graph.Grid;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Softmax;
import org.silicnn.ir.TensorType;

/** A softmax of stored integers, whose shares are stored as TensorFlow Lite does: in steps of {@code 2^-width}. */
final class SoftmaxOnGrid implements JointLowering<Op.Softmax> {
    @Override
    public boolean serves(Op.Softmax op, Grid grid) {
        return !op.logarithm();
    }

    @Override
    public void lower(Node node, Op.Softmax op, Node quantize, Grid grid, LoweringContext context) {
        LoweringContext.Tensor input = context.values(node.inputs().get(0));
        Softmax layer = Softmax.of(quantize.name(), input.name(), input.type(), 1, grid.format());
        TensorType made = layer.outputType();
        boolean same = made.format().withFractionBits(0).equals(grid.format())
                && made.scale() == grid.scale()
                && made.zeroPoint() == grid.zeroPoint();
        if (!same) {
            throw new InvalidNetworkException("shares must be stored in steps of 2^-"
                    + grid.format().width() + " from the least integer on, not as " + grid);
        }
        context.append(quantize.name(), layer);
    }
}
