package org.silicnn.frontend.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.GraphDraft.Value;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;
import org.silicnn.frontend.Spatial;
import org.silicnn.graph.Op;
import org.silicnn.ir.Window;
import org.silicnn.ir.Window.Axis;
import org.silicnn.problem.CodegenProblem;

/** ConvTranspose, whose output size can be said in three ways. */
final class TransposedConvolution {
    private final OnnxNode node;
    private final int[] kernel;
    private final int[] input;
    private final int[] strides;
    private final int[] dilations;
    private final int[] pads;
    private final int[] outputPadding;

    private TransposedConvolution(OnnxNode node, int[] kernel, int[] input) {
        this.node = node;
        this.kernel = kernel;
        this.input = input;
        this.strides = WindowAttributes.list(node, "strides", kernel.length, 1);
        this.dilations = WindowAttributes.list(node, "dilations", kernel.length, 1);
        this.pads = WindowAttributes.list(node, "pads", 2 * kernel.length, 0);
        this.outputPadding = WindowAttributes.list(node, "output_padding", kernel.length, 0);
    }

    static void convert(OnnxNode node) {
        Activation tensor = node.activation(0);
        Constant weights = node.constant(1);
        int rank = Spatial.requireRank(tensor);
        if (weights.rank() != rank) {
            throw new Rejection(ModelProblem.RANK, 1, rank, weights.rank());
        }
        int[] kernel = Dims.range(weights.dims(), 2, rank);
        ConvolutionConverters.requireKernel(node, kernel);
        int groups = node.integer("group", 1);
        int inputs = tensor.dims()[1];
        if (groups < 1 || inputs % groups != 0) {
            throw new Rejection(CodegenProblem.GROUP_NOT_DIVIDING, inputs, groups);
        }
        if (weights.dims()[0] != inputs) {
            throw new Rejection(
                    ModelProblem.SIZES_DISAGREE, "input channels of the weights", inputs, weights.dims()[0]);
        }
        Op op = new TransposedConvolution(node, kernel, Spatial.extents(tensor)).op(weights, groups);
        Value output = node.draft().add(node.name(), op, Spatial.arrange(node.draft(), node.name(), tensor));
        node.result(Spatial.activation(output, tensor));
    }

    private Op op(Constant weights, int groups) {
        List<Axis> axes = new ArrayList<>();
        List<Integer> extra = new ArrayList<>();
        Optional<int[]> shape = node.integers("output_shape");
        if (kernel.length == 1) {
            axes.add(Axis.NONE);
            extra.add(0);
        }
        for (int i = 0; i < kernel.length; i++) {
            add(i, shape, axes, extra);
        }
        float[] bias = ConvolutionConverters.bias(node, Math.multiplyExact(weights.dims()[1], groups));
        return new Op.ConvTranspose(
                new Window(axes),
                extra,
                groups,
                outputChannelsFirst(weights, groups).floats(),
                bias);
    }

    private void add(int i, Optional<int[]> shape, List<Axis> axes, List<Integer> extra) {
        Axis bare = new Axis(kernel[i], strides[i], dilations[i], 0, 0);
        String autoPad = node.text("auto_pad", "NOTSET");
        long full = (input[i] - 1L) * bare.stride() + bare.reach() + outputPadding[i];
        long total;
        if (shape.isPresent()) {
            int[] extents = shape.get();
            if (extents.length < kernel.length) {
                throw new Rejection(
                        ModelProblem.ATTRIBUTE_VALUE, "output_shape", kernel.length + " numbers", extents.length);
            }
            total = full - extents[extents.length - kernel.length + i];
        } else if (autoPad.startsWith("SAME")) {
            total = full - (long) input[i] * strides[i];
        } else {
            int before = autoPad.equals("VALID") ? 0 : pads[i];
            int after = autoPad.equals("VALID") ? 0 : pads[i + kernel.length];
            axes.add(new Axis(kernel[i], strides[i], dilations[i], before, after));
            extra.add(outputPadding[i]);
            return;
        }
        // What is to be cut off is split over both ends; a negative rest is cells to add behind.
        int cut = Math.toIntExact(Math.max(0, total));
        int before = autoPad.equals("SAME_UPPER") ? cut / 2 : cut - cut / 2;
        axes.add(new Axis(kernel[i], strides[i], dilations[i], before, cut - before));
        extra.add(Math.addExact(outputPadding[i], Math.toIntExact(Math.max(0, -total))));
    }

    /** From input channel, output channel of the group, kernel. */
    private static Constant outputChannelsFirst(Constant weights, int groups) {
        int[] dims = weights.dims();
        int[] split = IntStream.concat(
                        IntStream.of(groups, dims[0] / groups),
                        Arrays.stream(dims).skip(1))
                .toArray();
        int[] order = IntStream.concat(
                        IntStream.of(0, 2), IntStream.concat(IntStream.range(3, split.length), IntStream.of(1)))
                .toArray();
        return weights.withDims(split).transposed(order);
    }
}
