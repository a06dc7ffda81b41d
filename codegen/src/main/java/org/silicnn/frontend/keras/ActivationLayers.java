package org.silicnn.frontend.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Affines;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;
import org.silicnn.graph.Function;
import org.silicnn.graph.Op;

/** Activations that are layers of their own. */
final class ActivationLayers {
    private static final List<String> WITHOUT_WEIGHTS =
            List.of("ELU", "LeakyReLU", "ReLU", "Softmax", "ThresholdedReLU");

    private ActivationLayers() {}

    static void addTo(Map<String, Converter> table) {
        table.put("Activation", layer -> ActivationFunctions.after(layer, layer.input()));
        table.put("PReLU", ActivationLayers::pRelu);
        for (String type : WITHOUT_WEIGHTS) {
            table.put(type, layer -> apply(layer, type, layer.settings(), layer.input()));
        }
    }

    /**
     * Such a layer, which may be another layer's activation.
     *
     * @param settings of the activation
     * @throws Rejection if there is no such layer
     */
    static Activation apply(KerasLayer layer, String type, Settings settings, Activation x) {
        return switch (type) {
            case "Activation" -> ActivationFunctions.apply(layer, settings.get("activation"), x);
            case "ELU" -> function(layer, Function.ELU, settings.number("alpha", 1), x);
            case "LeakyReLU" ->
                function(
                        layer,
                        Function.LEAKY_RELU,
                        settings.number("negative_slope", settings.number("alpha", 0.3)),
                        x);
            case "ReLU" -> ActivationFunctions.apply(layer, "relu", relu(settings), x);
            case "Softmax" -> ActivationFunctions.softmax(layer, false, x, settings.integer("axis", -1));
            case "ThresholdedReLU" -> function(layer, Function.THRESHOLDED_RELU, settings.number("theta", 1), x);
            default ->
                throw new Rejection(
                        ModelProblem.ATTRIBUTE_VALUE, "activation", String.join(", ", WITHOUT_WEIGHTS), type);
        };
    }

    private static Activation function(KerasLayer layer, Function function, double alpha, Activation x) {
        return layer.draft()
                .apply(layer.name() + "/" + function.word(), new Op.Activation(function, (float) alpha, 0), x);
    }

    /** Below the threshold a line, or nothing; above it the input, up to a largest value. */
    private static List<Op> relu(Settings settings) {
        float max = (float) settings.number("max_value", Double.POSITIVE_INFINITY);
        float slope = (float) settings.number("negative_slope", 0);
        float threshold = (float) settings.number("threshold", 0);
        if (threshold != 0 && slope != 0) {
            throw new Rejection(
                    ModelProblem.ATTRIBUTE_VALUE,
                    "threshold",
                    "0 if there is a negative_slope",
                    String.valueOf(threshold));
        }
        List<Op> ops = new ArrayList<>();
        if (slope != 0) {
            ops.add(new Op.Activation(Function.LEAKY_RELU, slope, 0));
        } else if (threshold != 0) {
            ops.add(new Op.Activation(Function.THRESHOLDED_RELU, threshold, 0));
        } else if (max == Float.POSITIVE_INFINITY) {
            ops.add(new Op.Relu());
        }
        if (max != Float.POSITIVE_INFINITY) {
            ops.add(new Op.Activation(Function.CLIP, slope != 0 ? Float.NEGATIVE_INFINITY : 0, max));
        }
        return ops;
    }

    private static Activation pRelu(KerasLayer layer) {
        return Affines.pRelu(
                layer.draft(), layer.name(), layer.input(), layer.weights(1).get(0));
    }
}
