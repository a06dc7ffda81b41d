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
        FoldedLoops loops = FoldedLoops.of(layer, incoming, folding);
        if (streamed) {
            return TiledLoops.of(loops, layer.weights().format(), folding.tile());
        }
        return folding.pairs()
                ? loops.pairing(layer.inputType(), layer.weights().format())
                : loops;
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
        if (folded instanceof DepthwiseLoops loops) {
            return DepthwiseCode.of(head, layer, loops);
        }
        if (folded instanceof TiledLoops loops) {
            return TiledMatrixCode.of(
                    head, loops, layer.inputType(), layer.weights(), layer.bias(), layer.outputType());
        }
        return MatrixVectorCode.of(
                head, (FoldedLoops) folded, layer.inputType(), layer.weights(), layer.bias(), layer.outputType());
    }
}
