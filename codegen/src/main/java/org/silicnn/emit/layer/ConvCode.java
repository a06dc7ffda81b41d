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
     * @param streamed whether its weights are in external memory; the few of a depthwise convolution never are
     */
    public static Folded loops(Conv layer, Incoming incoming, Folding folding, boolean streamed) {
        if (DepthwiseCode.fits(layer)) {
            return DepthwiseLoops.of(layer, folding);
        }
        return WeightedCode.loops(
                FoldedLoops.of(layer, incoming, folding),
                folding,
                streamed,
                layer.inputType(),
                layer.weights().format());
    }

    /** Whether its weights may be in external memory. */
    public static boolean canStream(Conv layer) {
        return !DepthwiseCode.fits(layer);
    }

    static StageCode of(FunctionHead head, Conv layer, Folded folded) {
        StageCode sums = sums(head, layer, folded);
        return needsWindow(layer) ? sums.behind(Sliding.of(layer, folded.inputWidth())) : sums;
    }

    private static StageCode sums(FunctionHead head, Conv layer, Folded folded) {
        return folded instanceof DepthwiseLoops loops
                ? DepthwiseCode.of(head, layer, loops)
                : WeightedCode.of(head, folded, layer.inputType(), layer.weights(), layer.bias(), layer.outputType());
    }
}
