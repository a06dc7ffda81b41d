package org.silicnn.emit.layer;

import org.silicnn.ir.Dense;

/** A fully connected layer: weighted sums over the whole input. */
public final class DenseCode {
    private DenseCode() {}

    /**
     * The loops of a fully connected layer.
     *
     * @param incoming the stream that it reads
     */
    public static Folded loops(Dense layer, Incoming incoming, Folding folding) {
        return FoldedLoops.of(layer, incoming, folding);
    }

    static StageCode of(FunctionHead head, Dense layer, Folded folded) {
        return MatrixVectorCode.of(
                head, (FoldedLoops) folded, layer.inputType(), layer.weights(), layer.bias(), layer.outputType());
    }
}
