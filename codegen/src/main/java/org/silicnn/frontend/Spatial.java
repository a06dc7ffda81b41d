package org.silicnn.frontend;

import java.util.stream.IntStream;
import org.silicnn.frontend.GraphDraft.Value;
import org.silicnn.ir.Shape;

/** Tensors of batch, channels, and one to three spatial axes, in this order. */
public final class Spatial {
    private Spatial() {}

    /**
     * The number of axes.
     *
     * @throws Rejection unless there are 3 to 5
     */
    public static int requireRank(Activation tensor) {
        int rank = tensor.dims().length;
        if (rank < 3 || rank > 5) {
            throw new Rejection(ModelProblem.RANK, 0, "3 to 5", rank);
        }
        return rank;
    }

    /** Without batch and channels. */
    public static int[] extents(Activation tensor) {
        return Dims.range(tensor.dims(), 2, tensor.dims().length);
    }

    /** Channels last. */
    public static Value arrange(GraphDraft draft, String name, Activation tensor) {
        return draft.arrange(name, tensor, order(tensor.dims().length));
    }

    /** What an op with a window made of such a tensor. */
    public static Activation activation(Value output, Activation input) {
        int rank = input.dims().length;
        Shape shape = output.shape();
        int[] extents = {shape.depth(), shape.height(), shape.width()};
        int[] dims = new int[rank];
        dims[0] = input.layout().batch();
        dims[1] = shape.channels();
        System.arraycopy(extents, 5 - rank, dims, 2, rank - 2);
        return new Activation(output.name(), shape, Layout.of(dims, order(rank)));
    }

    private static int[] order(int rank) {
        return IntStream.concat(IntStream.range(2, rank), IntStream.of(1)).toArray();
    }
}
