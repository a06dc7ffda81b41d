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
        return WeightedCode.loops(
                FoldedLoops.of(layer, incoming, folding),
                folding,
                streamed,
                layer.inputType(),
                layer.weights().format());
    }

    static StageCode of(FunctionHead head, Dense layer, Folded folded) {
        return WeightedCode.of(head, folded, layer.inputType(), layer.weights(), layer.bias(), layer.outputType());
    }
}
