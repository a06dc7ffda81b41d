package org.silicnn.frontend.onnx;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.GraphDraft.Value;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;
import org.silicnn.frontend.Spatial;
import org.silicnn.frontend.StoredWeights;
import org.silicnn.graph.IntegerConv;
import org.silicnn.graph.Op;
import org.silicnn.ir.Window;
import org.silicnn.problem.CodegenProblem;

/** Convolutions. */
final class ConvolutionConverters {
    private ConvolutionConverters() {}

    static void addTo(Map<String, Converter> table) {
        table.put("Conv", ConvolutionConverters::conv);
        table.put("ConvTranspose", TransposedConvolution::convert);
    }

    private static void conv(OnnxNode node) {
        Constant weights = node.constant(1);
        Constant bias = node.optionalConstant(2).orElseGet(() -> noBias(weights));
        node.result(convolved(node, node.activation(0), weights, bias));
    }

    static Constant noBias(Constant weights) {
        int outputs = weights.rank() == 0 ? 0 : weights.dims()[0];
        return Constant.of(new int[] {outputs}, new float[outputs]);
    }

    /** What a node with a convolution's attributes makes of these operands. */
    static Activation convolved(OnnxNode node, Activation input, Constant weights, Constant bias) {
        int rank = Spatial.requireRank(input);
        if (weights.rank() != rank) {
            throw new Rejection(ModelProblem.RANK, 1, rank, weights.rank());
        }
        int[] kernel = Dims.range(weights.dims(), 2, rank);
        requireKernel(node, kernel);
        int groups = node.integer("group", 1);
        requireGroups(groups, input.dims()[1], weights.dims()[0], weights.dims()[1]);
        Window window = WindowAttributes.window(node, kernel, Spatial.extents(input));
        requireLength(bias, weights.dims()[0]);
        Constant ordered = channelsLast(weights);
        Op op = StoredWeights.of(ordered, bias)
                .<Op>map(stored -> new IntegerConv(window, groups, stored))
                .orElseGet(() -> new Op.Conv(window, groups, ordered.floats(), bias.floats()));
        Value image = Spatial.arrange(node.draft(), node.name(), input);
        Value output = node.draft().add(node.name(), op, image);
        return Spatial.activation(output, input);
    }

    private static void requireLength(Constant bias, int outputs) {
        if (bias.size() != outputs) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "length of the bias", outputs, bias.size());
        }
    }

    static void requireKernel(OnnxNode node, int[] kernel) {
        int[] said = node.integers("kernel_shape").orElse(kernel);
        if (!Arrays.equals(said, kernel)) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "kernel_shape", Dims.text(kernel), Dims.text(said));
        }
    }

    static void requireGroups(int groups, int inputs, int outputs, int inputsOfGroup) {
        for (int channels : new int[] {inputs, outputs}) {
            if (groups < 1 || channels % groups != 0) {
                throw new Rejection(CodegenProblem.GROUP_NOT_DIVIDING, channels, groups);
            }
        }
        if (inputsOfGroup != inputs / groups) {
            throw new Rejection(
                    ModelProblem.SIZES_DISAGREE, "input channels of the weights", inputs / groups, inputsOfGroup);
        }
    }

    static float[] bias(OnnxNode node, int outputs) {
        float[] bias = node.optionalConstant(2).map(Constant::floats).orElseGet(() -> new float[outputs]);
        if (bias.length != outputs) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "length of the bias", outputs, bias.length);
        }
        return bias;
    }

    /** Weights as the file has them, output and input channel first, in the graph's order. */
    private static Constant channelsLast(Constant weights) {
        int rank = weights.rank();
        return weights.transposed(
                IntStream.concat(IntStream.of(0), IntStream.concat(IntStream.range(2, rank), IntStream.of(1)))
                        .toArray());
    }
}
