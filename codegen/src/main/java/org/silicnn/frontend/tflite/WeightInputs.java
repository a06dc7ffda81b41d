package org.silicnn.frontend.tflite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;
import org.silicnn.graph.Grid;
import org.silicnn.graph.IntegerWeights;

/**
 * The inputs of an operation with weights.
 *
 * @param image number of the input
 * @param weights number of the input
 * @param bias number of the input, which may be left out
 */
record WeightInputs(TfliteNode node, int image, int weights, int bias) {
    /** In the order of nearly all operators. */
    static WeightInputs of(TfliteNode node) {
        return new WeightInputs(node, 0, 1, 2);
    }

    /** As real numbers, or as stored integers; zeros if there is none. */
    float[] bias(int outputs) {
        float[] values = node.has(bias) ? node.constant(bias).floats() : new float[outputs];
        if (values.length != outputs) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "length of the bias", outputs, values.length);
        }
        return values;
    }

    /** The weights as the file stores them, if it stores integers. */
    Optional<IntegerWeights> integers(Constant weights) {
        if (!weights.isInteger()) {
            return Optional.empty();
        }
        TfliteTensor tensor = node.input(this.weights);
        FixedFormat format =
                tensor.format().orElseThrow(() -> new Rejection(ModelProblem.TENSOR_TYPE, tensor.typeName()));
        int outputs = weights.dims()[0];
        if (tensor.scales().length != 1 && tensor.scales().length != outputs) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "scales of the weights", outputs, tensor.scales().length);
        }
        List<Double> scales = new ArrayList<>();
        for (float scale : tensor.scales()) {
            scales.add((double) scale);
        }
        return Optional.of(new IntegerWeights(
                centred(weights, tensor, format), scales, realBias(scales, outputs), storedBias(outputs)));
    }

    private static org.silicnn.ir.Constant centred(Constant weights, TfliteTensor tensor, FixedFormat format) {
        long[] zeroPoints = tensor.zeroPoints();
        int run = weights.size() / Math.max(1, zeroPoints.length);
        boolean centred = Arrays.stream(zeroPoints).allMatch(zeroPoint -> zeroPoint == 0);
        FixedFormat wide = FixedFormat.signed(format.width() + 1, 0);
        return org.silicnn.ir.Constant.of(
                centred ? format : wide,
                weights.size(),
                i -> (long) weights.get(i) - zeroPoints[zeroPoints.length == 1 ? 0 : i / run]);
    }

    /** In steps of input scale times weight scale, as the format demands. */
    private Optional<IntegerWeights.StoredBias> storedBias(int outputs) {
        if (node.has(bias) && !node.constant(bias).isInteger()) {
            return Optional.empty();
        }
        long[] values = node.has(bias) ? node.constant(bias).integers() : new long[outputs];
        FixedFormat format = FixedFormat.signedFor(
                Arrays.stream(values).min().orElse(0),
                Arrays.stream(values).max().orElse(0),
                0);
        return Optional.of(new IntegerWeights.StoredBias(org.silicnn.ir.Constant.of(format, values), List.of()));
    }

    private float[] realBias(List<Double> scales, int outputs) {
        float[] real = bias(outputs).clone();
        if (node.has(bias) && node.constant(bias).isInteger()) {
            double input = node.input(image).grid().map(Grid::scale).orElse(1.0);
            for (int o = 0; o < real.length; o++) {
                real[o] = (float) (real[o] * input * scales.get(scales.size() == 1 ? 0 : o));
            }
        }
        return real;
    }
}
