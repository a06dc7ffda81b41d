package org.silicnn.emit.layer;

import org.silicnn.ir.Dense;

/** A fully connected layer: weighted sums over the whole input. */
public final class DenseCode {
    private DenseCode() {}

    /**
     * The loops of a fully connected layer.
     *
     * @param incoming the stream that it reads
     * @param streamed whether its weights are in external memory
     */
    public static Folded loops(Dense layer, Incoming incoming, Folding folding, boolean streamed) {
        FoldedLoops loops = FoldedLoops.of(layer, incoming, folding);
        if (streamed) {
            return TiledLoops.of(loops, layer.weights().format(), folding.tile());
        }
        return folding.pairs()
                ? loops.pairing(layer.inputType(), layer.weights().format())
                : loops;
    }

    static StageCode of(FunctionHead head, Dense layer, Folded folded) {
        if (folded instanceof TiledLoops loops) {
            return TiledMatrixCode.of(
                    head, loops, layer.inputType(), layer.weights(), layer.bias(), layer.outputType());
        }
        return MatrixVectorCode.of(
                head, (FoldedLoops) folded, layer.inputType(), layer.weights(), layer.bias(), layer.outputType());
    }
}
