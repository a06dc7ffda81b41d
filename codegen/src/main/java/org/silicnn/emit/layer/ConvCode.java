package org.silicnn.emit.layer;

import org.silicnn.ir.Conv;
import org.silicnn.ir.Window;

/** A convolution: weighted sums over windows that an own stage in front sends out. */
public final class ConvCode {
    private ConvCode() {}

    /** Whether the inputs of each output lie somewhere else than one place of the input. */
    public static boolean needsWindow(Conv layer) {
        return layer.window().axes().stream().anyMatch(axis -> !axis.equals(Window.Axis.NONE));
    }

    /**
     * The loops of a convolution.
     *
     * @param incoming the stream that it reads
     */
    public static Folded loops(Conv layer, Incoming incoming, Folding folding) {
        return DepthwiseCode.fits(layer) ? DepthwiseLoops.of(layer, folding) : FoldedLoops.of(layer, incoming, folding);
    }

    static StageCode of(FunctionHead head, Conv layer, Folded folded) {
        StageCode sums = sums(head, layer, folded);
        return needsWindow(layer) ? sums.behind(Sliding.of(layer, folded.inputWidth())) : sums;
    }

    private static StageCode sums(FunctionHead head, Conv layer, Folded folded) {
        if (folded instanceof DepthwiseLoops loops) {
            return DepthwiseCode.of(head, layer, loops);
        }
        return MatrixVectorCode.of(
                head, (FoldedLoops) folded, layer.inputType(), layer.weights(), layer.bias(), layer.outputType());
    }
}
