package org.silicnn.graph;

import java.util.Optional;

/** What a transpose does to memory. */
public final class Permutation {
    private Permutation() {}

    /** One transpose that moves as two do, one behind the other; empty if no axes are common to both. */
    public static Optional<Op.Transpose> merged(Op.Transpose first, Op.Transpose second) {
        return TransposePair.merged(first, second);
    }

    /** For each element of the output, in memory order, which of the input's it is. */
    public static int[] of(Op.Transpose op) {
        int rank = op.extents().size();
        int[] strides = new int[rank];
        int stride = 1;
        for (int axis = rank - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= op.extents().get(axis);
        }
        int[] places = {0};
        for (int axis : op.order()) {
            int extent = op.extents().get(axis);
            int[] longer = new int[places.length * extent];
            for (int i = 0; i < longer.length; i++) {
                longer[i] = places[i / extent] + i % extent * strides[axis];
            }
            places = longer;
        }
        return places;
    }
}
