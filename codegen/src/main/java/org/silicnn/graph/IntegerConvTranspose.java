package org.silicnn.graph;

import java.util.List;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/** {@link Op.ConvTranspose} whose weights the model file stores as integers; see {@link IntegerConv}. */
public record IntegerConvTranspose(Window window, List<Integer> extra, int groups, IntegerWeights weights)
        implements Op {
    public IntegerConvTranspose {
        extra = List.copyOf(extra);
    }

    @Override
    public String word() {
        return "ConvTranspose";
    }

    @Override
    public long parameters() {
        return weights.parameters();
    }

    /** The same in real numbers. */
    public Op.ConvTranspose real() {
        return new Op.ConvTranspose(window, extra, groups, weights.reals(), weights.bias());
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return real().output(inputs);
    }
}
