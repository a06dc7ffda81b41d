package org.silicnn.frontend.tflite;

import java.util.List;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.GraphDraft.Value;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;
import org.silicnn.graph.IntegerConvTranspose;
import org.silicnn.graph.Op;
import org.silicnn.ir.Window;
import org.silicnn.ir.Window.Axis;

/** The operator TRANSPOSE_CONV: it is given its result's shape, and pads so that a convolution would go back from there. */
final class TransposedConvolution {
    private static final int RANK = 4;
    private static final int SAME = 0;

    private TransposedConvolution() {}

    static void convert(TfliteNode node) {
        Activation input = node.activation(2);
        Constant weights = WeightConverters.requireWeights(node);
        int[] dims = input.dims();
        int[] kernel = weights.dims();
        int[] wanted = node.constant(0).ints();
        if (dims.length != RANK || wanted.length != RANK) {
            throw new Rejection(ModelProblem.RANK, 2, RANK, dims.length);
        }
        if (kernel[3] != dims[3] || wanted[3] != kernel[0]) {
            throw new Rejection(
                    ModelProblem.SIZES_DISAGREE,
                    "weights",
                    wanted[3] + " x rows x columns x " + dims[3],
                    Dims.text(kernel));
        }
        boolean same = node.options().int8(0) == SAME;
        Along height = Along.of(dims[1], wanted[1], kernel[1], node.options().int32(2, 0), same);
        Along width = Along.of(dims[2], wanted[2], kernel[2], node.options().int32(1, 0), same);
        Window window = Window.of(height.axis(), width.axis());
        List<Integer> extra = List.of(height.extra(), width.extra());
        WeightInputs inputs = new WeightInputs(node, 2, 1, 3);
        Op op = inputs.integers(weights)
                .<Op>map(given -> new IntegerConvTranspose(window, extra, 1, given))
                .orElseGet(() -> new Op.ConvTranspose(window, extra, 1, weights.floats(), inputs.bias(kernel[0])));
        Value image = node.draft().arrange(node.name(), input, 1, 2, 3);
        Value output = node.draft().add(node.name(), op, image);
        node.result(WeightConverters.imageOf(output, input), node.options().int8(3));
    }

    /** The window along one axis, and cells behind that no input reaches. */
    private record Along(Axis axis, int extra) {
        static Along of(int inputs, int outputs, int kernel, int stride, boolean same) {
            if (outputs < 1 || stride < 1) {
                throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "extents", "at least 1", outputs);
            }
            int back = same ? (outputs - 1) / stride + 1 : (outputs - kernel) / stride + 1;
            int pads = Math.max(0, (back - 1) * stride + kernel - outputs);
            int before = pads / 2;
            long after = (inputs - 1L) * stride + kernel - before - outputs;
            return new Along(new Axis(kernel, stride, 1, before, (int) Math.max(0, after)), (int) Math.max(0, -after));
        }
    }
}
