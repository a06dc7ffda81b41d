package org.silicnn.frontend;

import java.util.Arrays;
import java.util.Collections;
import java.util.stream.IntStream;
import org.silicnn.frontend.GraphDraft.Value;
import org.silicnn.graph.IntegerConv;
import org.silicnn.graph.IntegerDense;
import org.silicnn.graph.Op;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;
import org.silicnn.ir.Window.Axis;

/** Products with a constant matrix. */
public final class MatrixProduct {
    private MatrixProduct() {}

    /**
     * The product along the last axis: a dense layer if that axis is all there is, a convolution with a window of one
     * cell otherwise.
     *
     * @param weights output, input
     * @param bias one for each output
     * @throws Rejection if the weights aren't made for the last axis
     */
    public static Activation alongLastAxis(
            GraphDraft draft, String name, Activation input, Constant weights, float[] bias) {
        return alongLastAxis(draft, name, input, weights, Constant.of(new int[] {bias.length}, bias));
    }

    /** The same; weights and bias that the file stores as integers stay integers. */
    public static Activation alongLastAxis(
            GraphDraft draft, String name, Activation input, Constant weights, Constant bias) {
        int[] dims = input.dims();
        int last = dims.length - 1;
        if (last < 0 || weights.dims()[1] != dims[last]) {
            throw new Rejection(
                    ModelProblem.SIZES_DISAGREE, "rows of the matrix", last < 0 ? 1 : dims[last], weights.dims()[1]);
        }
        int[] places = IntStream.range(0, last)
                .filter(axis -> !input.layout().isUnit(axis))
                .toArray();
        int[] order =
                IntStream.concat(Arrays.stream(places), IntStream.of(last)).toArray();
        dims[last] = bias.size();
        Layout layout = Layout.of(dims, order);
        Value output = places.length == 0
                ? dense(draft, name, input, weights, bias)
                : atEachPlace(draft, name, draft.arrange(name, input, order), weights, bias);
        return new Activation(output.name(), output.shape(), layout);
    }

    /**
     * The product of each matrix of a tensor with a matrix of its own: a grouped convolution with a window of one cell,
     * whose groups are the matrices.
     *
     * @param matrices leading axes as the tensor has them, then input, output; where the tensor has one matrix, it meets
     *     each of them
     * @throws Rejection if the matrices aren't made for the tensor
     */
    public static Activation ofEach(GraphDraft draft, String name, Activation input, Constant matrices) {
        int rank = matrices.rank();
        int[] dims = Dims.leadingOnes(Math.max(rank, input.dims().length), input.dims());
        int[] other = Dims.leadingOnes(dims.length, matrices.dims());
        int last = dims.length - 1;
        int groups = Limits.elements(Dims.range(other, 0, last - 1));
        if (input.layout().batch() > 1) {
            throw new Rejection(ModelProblem.BATCH_TOUCHED, 0);
        }
        boolean shared = Limits.elements(Dims.range(dims, 0, last - 1)) == 1;
        boolean each = Arrays.equals(Dims.range(dims, 0, last - 1), Dims.range(other, 0, last - 1));
        if (other[last - 1] != dims[last] || !(shared || each)) {
            throw new Rejection(
                    ModelProblem.SIZES_DISAGREE, "the matrices", Dims.text(dims) + " times", Dims.text(other));
        }
        Activation aligned = input.withLayout(input.layout().reshaped(dims).orElseThrow());
        int[] order = IntStream.concat(
                        IntStream.concat(IntStream.of(last - 1), IntStream.range(0, last - 1)), IntStream.of(last))
                .filter(axis -> axis >= last - 1 || !aligned.layout().isUnit(axis))
                .toArray();
        Value places = draft.arrange(name, aligned, order);
        Shape rows = Shape.image(1, dims[last - 1], (shared ? 1 : groups) * dims[last]);
        Value cells = places.shape().equals(rows) ? places : draft.add(name + "/reshape", new Op.Reshape(rows), places);
        Constant weights = matrices.withDims(groups, dims[last], other[last]).transposed(0, 2, 1);
        Constant bias = Constant.of(new int[] {groups * other[last]}, new float[groups * other[last]]);
        Value output = pointwise(draft, name, cells, shared ? 1 : groups, weights, bias);
        int[] result = other.clone();
        result[last - 1] = dims[last - 1];
        int[] resultOrder = IntStream.concat(
                        IntStream.concat(IntStream.of(last - 1), IntStream.range(0, last - 1)), IntStream.of(last))
                .toArray();
        return new Activation(output.name(), output.shape(), Layout.of(result, resultOrder));
    }

    private static Value dense(GraphDraft draft, String name, Activation input, Constant weights, Constant bias) {
        Value whole = draft.whole(input);
        int[] offsets = input.layout().offsets(input.dims().length - 1);
        int[] sources = new int[offsets.length];
        for (int i = 0; i < sources.length; i++) {
            sources[offsets[i]] = i;
        }
        Constant ordered = isAscending(offsets)
                ? weights
                : weights.gather(
                        weights.dims(), weights.size(), i -> i - i % sources.length + sources[i % sources.length]);
        Op op = StoredWeights.of(ordered, bias)
                .<Op>map(IntegerDense::new)
                .orElseGet(() -> new Op.Dense(ordered.floats(), bias.floats()));
        return draft.add(name, op, whole);
    }

    private static boolean isAscending(int[] offsets) {
        return IntStream.range(0, offsets.length).allMatch(i -> offsets[i] == i);
    }

    private static Value atEachPlace(GraphDraft draft, String name, Value places, Constant weights, Constant bias) {
        return pointwise(draft, name, places, 1, weights, bias);
    }

    private static Value pointwise(
            GraphDraft draft, String name, Value places, int groups, Constant weights, Constant bias) {
        int axes = places.shape().depth() > 1 ? 3 : 2;
        Window window = new Window(Collections.nCopies(axes, Axis.NONE));
        Op op = StoredWeights.of(weights, bias)
                .<Op>map(stored -> new IntegerConv(window, groups, stored))
                .orElseGet(() -> new Op.Conv(window, groups, weights.floats(), bias.floats()));
        return draft.add(name, op, places);
    }
}
