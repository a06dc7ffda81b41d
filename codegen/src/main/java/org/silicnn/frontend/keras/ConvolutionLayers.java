package org.silicnn.frontend.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.GraphDraft.Value;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;
import org.silicnn.frontend.Spatial;
import org.silicnn.frontend.Windows;
import org.silicnn.graph.Op;
import org.silicnn.ir.Window;
import org.silicnn.ir.Window.Axis;
import org.silicnn.problem.CodegenProblem;

/** Convolutions, but for transposed ones. */
final class ConvolutionLayers {
    private ConvolutionLayers() {}

    static void addTo(Map<String, Converter> table) {
        for (int axes = 1; axes <= 3; axes++) {
            int each = axes;
            table.put("Conv" + axes + "D", layer -> conv(layer, each));
        }
        for (int axes = 1; axes <= 2; axes++) {
            int each = axes;
            table.put("DepthwiseConv" + axes + "D", layer -> depthwise(layer, each));
            table.put("SeparableConv" + axes + "D", layer -> separable(layer, each));
        }
    }

    private static Activation conv(KerasLayer layer, int axes) {
        boolean biased = layer.settings().flag("use_bias", true);
        List<Constant> weights = layer.weights(biased ? 2 : 1);
        Constant kernel = requireRank(weights.get(0), axes + 2);
        int[] dims = kernel.dims();
        Activation input = Channels.first(layer, axes);
        int groups = layer.settings().integer("groups", 1);
        requireGroups(groups, input.dims()[1], dims[axes + 1], dims[axes]);
        float[] bias = DenseLayer.bias(weights, biased, dims[axes + 1]);
        Window window = window(layer, input, Dims.range(dims, 0, axes));
        Op op = new Op.Conv(window, groups, outputsFirst(kernel).floats(), bias);
        return finish(layer, apply(layer, layer.name(), op, input));
    }

    private static Activation depthwise(KerasLayer layer, int axes) {
        boolean biased = layer.settings().flag("use_bias", true);
        List<Constant> weights = layer.weights(biased ? 2 : 1);
        Activation input = Channels.first(layer, axes);
        Constant kernel = requireRank(weights.get(0), axes + 2);
        float[] bias = DenseLayer.bias(weights, biased, kernel.dims()[axes] * kernel.dims()[axes + 1]);
        return finish(layer, apply(layer, layer.name(), depthwise(layer, input, kernel, bias), input));
    }

    private static Activation separable(KerasLayer layer, int axes) {
        boolean biased = layer.settings().flag("use_bias", true);
        List<Constant> weights = layer.weights(biased ? 3 : 2);
        Activation input = Channels.first(layer, axes);
        Constant depthwise = requireRank(weights.get(0), axes + 2);
        Constant pointwise = requireRank(weights.get(1), axes + 2);
        int between = depthwise.dims()[axes] * depthwise.dims()[axes + 1];
        Op first = depthwise(layer, input, depthwise, new float[between]);
        int[] dims = pointwise.dims();
        requireGroups(1, between, dims[axes + 1], dims[axes]);
        float[] bias = DenseLayer.bias(weights, biased, dims[axes + 1]);
        Window cell =
                Windows.of(IntStream.range(0, axes).mapToObj(i -> Axis.NONE).toList());
        Op second = new Op.Conv(cell, 1, outputsFirst(pointwise).floats(), bias);
        Activation middle = apply(layer, layer.name() + "/depthwise", first, input);
        return finish(layer, apply(layer, layer.name(), second, middle));
    }

    /** Kernels are places, input channel, and how many outputs that channel has. */
    private static Op depthwise(KerasLayer layer, Activation input, Constant kernel, float[] bias) {
        int axes = kernel.rank() - 2;
        int[] dims = kernel.dims();
        requireGroups(dims[axes], input.dims()[1], dims[axes] * dims[axes + 1], 1);
        int[] order = IntStream.concat(IntStream.of(axes, axes + 1), IntStream.range(0, axes))
                .toArray();
        Window window = window(layer, input, Dims.range(dims, 0, axes));
        return new Op.Conv(window, dims[axes], kernel.transposed(order).floats(), bias);
    }

    private static Activation apply(KerasLayer layer, String name, Op op, Activation input) {
        Value output = layer.draft().add(name, op, Spatial.arrange(layer.draft(), name, input));
        return Spatial.activation(output, input);
    }

    private static Activation finish(KerasLayer layer, Activation result) {
        return ActivationFunctions.after(layer, Channels.restored(layer, result));
    }

    static Constant requireRank(Constant kernel, int rank) {
        if (kernel.rank() != rank) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "axes of the weights", rank, Dims.text(kernel.dims()));
        }
        return kernel;
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

    /** From places, input channel, output channel to the graph's order. */
    private static Constant outputsFirst(Constant kernel) {
        int last = kernel.rank() - 1;
        return kernel.transposed(
                IntStream.concat(IntStream.of(last), IntStream.range(0, last)).toArray());
    }

    private static Window window(KerasLayer layer, Activation input, int... kernel) {
        int[] strides = layer.settings().each("strides", kernel.length, 1);
        int[] dilations = layer.settings().each("dilation_rate", kernel.length, 1);
        int[] extents = Spatial.extents(input);
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < kernel.length; i++) {
            axes.add(padded(layer, new Axis(kernel[i], strides[i], dilations[i], 0, 0), extents[i]));
        }
        return Windows.of(axes);
    }

    /** With the pads that the layer's word for them means. */
    static Axis padded(KerasLayer layer, Axis bare, int extent) {
        String padding = layer.settings().text("padding", "valid");
        return switch (padding) {
            case "valid" -> bare;
            case "same" -> Windows.same(bare, extent);
            case "causal" -> Windows.padded(bare, bare.reach() - 1, 0);
            default -> throw new Rejection(ModelProblem.ATTRIBUTE_VALUE, "padding", "valid, same or causal", padding);
        };
    }
}
