package org.silicnn.frontend.onnx;

import java.util.stream.IntStream;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.GraphDraft.Value;
import org.silicnn.frontend.Layout;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;
import org.silicnn.ir.Shape;

/** Tensors of batch, channels, and one to three spatial axes, in this order. */
final class Spatial {
    private Spatial() {}

    /** The number of axes. */
    static int requireRank(Activation tensor) {
        int rank = tensor.dims().length;
        if (rank < 3 || rank > 5) {
            throw new Rejection(ModelProblem.RANK, 0, "3 to 5", rank);
        }
        return rank;
    }

    /** Without batch and channels. */
    static int[] extents(Activation tensor) {
        return Dims.range(tensor.dims(), 2, tensor.dims().length);
    }

    /** Channels last. */
    static Value arrange(OnnxNode node, Activation tensor) {
        return node.draft().arrange(node.name(), tensor, order(tensor.dims().length));
    }

    /** What an op with a window made of such a tensor. */
    static Activation activation(Value output, Activation input) {
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
