package org.silicnn.quant;

import java.util.OptionalInt;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.graph.Sampling;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Upsample;

/** {@link Op.Resize} by whole factors to {@link Upsample}; passes have made other ops of what else can be made. */
final class ResizeLowering implements Lowering<Op.Resize> {
    @Override
    public void lower(Node node, Op.Resize resize, LoweringContext context) {
        LoweringContext.Tensor input = context.values(node.inputs().get(0));
        Shape shape = input.type().shape();
        context.append(
                node.name(),
                new Upsample(
                        node.name(),
                        input.name(),
                        input.type(),
                        factor("depth", resize.depth(), shape.depth()),
                        factor("height", resize.height(), shape.height()),
                        factor("width", resize.width(), shape.width())));
    }

    private static int factor(String axis, Sampling sampling, int extent) {
        OptionalInt factor = sampling.repeats(extent);
        if (factor.isEmpty()) {
            throw new InvalidNetworkException("the " + axis + " must be resized by whole factors, or by a pattern"
                    + " of 8 or a matrix of 262144 weights at most, not from " + extent + " to " + sampling.outputs()
                    + " by " + sampling.taps()
                    + " weights each");
        }
        return factor.getAsInt();
    }
}
