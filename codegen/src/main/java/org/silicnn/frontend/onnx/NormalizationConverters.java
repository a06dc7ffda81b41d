package org.silicnn.frontend.onnx;

import java.util.Map;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Affines;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;

/** Normalisation by statistics known at import. */
final class NormalizationConverters {
    private NormalizationConverters() {}

    static void addTo(Map<String, Converter> table) {
        table.put("BatchNormalization", NormalizationConverters::batch);
    }

    /** {@code γ (x − μ) / √(σ² + ε) + β} for each channel, axis 1. */
    private static void batch(OnnxNode node) {
        Activation input = node.activation(0);
        if (node.flag("training_mode", false)) {
            throw new Rejection(ModelProblem.ATTRIBUTE_VALUE, "training_mode", 0, 1);
        }
        int rank = input.dims().length;
        int channels = rank < 2 ? 1 : input.dims()[1];
        float[] gamma = statistic(node, 1, channels);
        float[] beta = statistic(node, 2, channels);
        float[] mean = statistic(node, 3, channels);
        float[] variance = statistic(node, 4, channels);
        double epsilon = node.number("epsilon", 1e-5);
        node.result(Affines.normalize(
                node.draft(), node.name(), input, Math.min(1, rank - 1), gamma, beta, mean, variance, epsilon));
    }

    private static float[] statistic(OnnxNode node, int input, int channels) {
        float[] values = node.constant(input).floats();
        if (values.length != channels) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "length of input " + input, channels, values.length);
        }
        return values;
    }
}
