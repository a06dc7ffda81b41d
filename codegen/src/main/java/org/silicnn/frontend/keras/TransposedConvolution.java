package org.silicnn.frontend.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.GraphDraft.Value;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;
import org.silicnn.frontend.Spatial;
import org.silicnn.graph.Op;
import org.silicnn.ir.Window;
import org.silicnn.ir.Window.Axis;

/**
 * Transposed convolutions. Their output has the extent of an input over which the convolution with the same settings has
 * this layer's input as output; where several fit, Keras' rules choose.
 */
final class TransposedConvolution {
    private final KerasLayer layer;
    private final int[] input;
    private final int[] strides;
    private final int[] dilations;
    private final Optional<int[]> outputPadding;
    private final boolean same;

    private TransposedConvolution(KerasLayer layer, int... input) {
        this.layer = layer;
        this.input = input;
        this.strides = layer.settings().each("strides", input.length, 1);
        this.dilations = layer.settings().each("dilation_rate", input.length, 1);
        this.outputPadding = layer.settings().has("output_padding")
                ? Optional.of(layer.settings().each("output_padding", input.length, 0))
                : Optional.empty();
        this.same = isSame();
    }

    static void addTo(Map<String, Converter> table) {
        for (int axes = 1; axes <= 3; axes++) {
            int each = axes;
            table.put("Conv" + axes + "DTranspose", layer -> convert(layer, each));
        }
    }

    private static Activation convert(KerasLayer layer, int axes) {
        boolean biased = layer.settings().flag("use_bias", true);
        List<Constant> weights = layer.weights(biased ? 2 : 1);
        Constant kernel = ConvolutionLayers.requireRank(weights.get(0), axes + 2);
        Activation tensor = Channels.first(layer, axes);
        int[] dims = kernel.dims();
        ConvolutionLayers.requireGroups(1, tensor.dims()[1], dims[axes], dims[axes + 1]);
        float[] bias = DenseLayer.bias(weights, biased, dims[axes]);
        Op op = new TransposedConvolution(layer, Spatial.extents(tensor)).op(kernel, bias);
        Value output = layer.draft().add(layer.name(), op, Spatial.arrange(layer.draft(), layer.name(), tensor));
        return ActivationFunctions.after(layer, Channels.restored(layer, Spatial.activation(output, tensor)));
    }

    private boolean isSame() {
        String padding = layer.settings().text("padding", "valid");
        if (!padding.equals("same") && !padding.equals("valid")) {
            throw new Rejection(ModelProblem.ATTRIBUTE_VALUE, "padding", "valid or same", padding);
        }
        return padding.equals("same");
    }

    private Op op(Constant kernel, float... bias) {
        List<Axis> axes = new ArrayList<>();
        List<Integer> extra = new ArrayList<>();
        if (input.length == 1) {
            axes.add(Axis.NONE);
            extra.add(0);
        }
        for (int i = 0; i < input.length; i++) {
            Axis bare = new Axis(kernel.dims()[i], strides[i], dilations[i], 0, 0);
            long full = (input[i] - 1L) * bare.stride() + bare.reach();
            long surplus = full - outputs(i, bare);
            int cut = same ? Math.toIntExact(Math.max(0, surplus)) : 0;
            axes.add(new Axis(bare.kernel(), bare.stride(), bare.dilation(), cut / 2, cut - cut / 2));
            extra.add(Math.toIntExact(cut - surplus));
        }
        // From places, output channel, input channel.
        int rank = kernel.rank();
        int[] order = IntStream.concat(
                        IntStream.of(rank - 2), IntStream.concat(IntStream.range(0, rank - 2), IntStream.of(rank - 1)))
                .toArray();
        return new Op.ConvTranspose(
                new Window(axes), extra, 1, kernel.transposed(order).floats(), bias);
    }

    private long outputs(int i, Axis bare) {
        int reach = bare.reach();
        int stride = bare.stride();
        if (same) {
            return outputPadding
                    .map(padding -> (input[i] - 1L) * stride + reach % 2 + padding[i])
                    .orElse((long) input[i] * stride);
        }
        int behind = outputPadding.map(padding -> padding[i]).orElse(Math.max(reach, stride) - reach);
        return (input[i] - 1L) * stride + reach + behind;
    }
}
