package org.silicnn.emit.layer;

import org.silicnn.fixed.FixedFormat;
import org.silicnn.ir.Constant;
import org.silicnn.ir.TensorType;

/** What convolutions and fully connected layers share: weights on the chip or outside, products alone or in pairs. */
final class WeightedCode {
    private WeightedCode() {}

    /** The loops with weights where they shall be, and products as they shall be made. */
    static Folded loops(FoldedLoops loops, Folding folding, boolean streamed, TensorType input, FixedFormat weights) {
        if (streamed) {
            return TiledLoops.of(loops, weights, folding.tile());
        }
        return folding.pairs() ? loops.pairing(input, weights) : loops;
    }

    /**
     * The sums of a layer with these loops.
     *
     * @param sums the accumulator
     */
    static StageCode of(
            FunctionHead head, Folded folded, TensorType input, Constant weights, Constant bias, TensorType sums) {
        return folded instanceof TiledLoops tiled
                ? TiledMatrixCode.of(head, tiled, input, weights, bias, sums)
                : MatrixVectorCode.of(head, (FoldedLoops) folded, input, weights, bias, sums);
    }
}
