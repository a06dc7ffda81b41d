package org.silicnn.frontend.keras;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.AxisOps;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;
import org.silicnn.graph.Function;
import org.silicnn.graph.Op;

/** Activations that layers have as an argument: a function by its name, or a whole layer. */
final class ActivationFunctions {
    private static final float SELU_ALPHA = 1.6732632f;
    private static final float SELU_SCALE = 1.050701f;

    private static final Map<String, List<Op>> BY_NAME = byName();

    private ActivationFunctions() {}

    /** All functions known by name, in alphabetical order. */
    static List<String> words() {
        List<String> words = new ArrayList<>(BY_NAME.keySet());
        words.addAll(List.of("hard_sigmoid", "softmax", "log_softmax"));
        return words.stream().sorted().toList();
    }

    /** What follows a layer's own work, if anything does. */
    static Activation after(KerasLayer layer, Activation result) {
        return apply(layer, layer.settings().get("activation"), result);
    }

    /**
     * A layer's activation.
     *
     * @throws Rejection if it has none of this name
     */
    static Activation apply(KerasLayer layer, JsonElement activation, Activation x) {
        if (activation.isJsonNull()) {
            return x;
        }
        if (activation instanceof JsonObject object) {
            Settings described = new Settings(object);
            Optional<String> function = described.get("config").isJsonPrimitive()
                    ? Optional.of(described.text("config"))
                    : Optional.empty();
            String type = function.orElseGet(() -> described.text("class_name"));
            if (function.isPresent()) {
                return named(layer, type, x);
            }
            Settings settings = described.object("config").orElseGet(() -> new Settings(new JsonObject()));
            return ActivationLayers.apply(layer, type, settings, x);
        }
        return named(layer, Settings.of(wrapped(activation), "activation").text("activation"), x);
    }

    private static JsonObject wrapped(JsonElement activation) {
        JsonObject object = new JsonObject();
        object.add("activation", activation);
        return object;
    }

    /** Names that take nothing but an operand, and mean the same in {@code keras.ops} and in TensorFlow. */
    static List<String> plain() {
        return List.of(
                "relu",
                "relu6",
                "sigmoid",
                "tanh",
                "silu",
                "swish",
                "selu",
                "softplus",
                "softsign",
                "hard_silu",
                "hard_sigmoid");
    }

    static Activation named(KerasLayer layer, String function, Activation x) {
        if (function.equals("softmax") || function.equals("log_softmax")) {
            return softmax(layer, function.equals("log_softmax"), x, -1);
        }
        return apply(layer, function, ops(layer, function), x);
    }

    static Activation softmax(KerasLayer layer, boolean logarithm, Activation x, int axis) {
        String name = layer.name() + "/softmax";
        return AxisOps.along(layer.draft(), name, new Op.Softmax(logarithm), x, Dims.axis(axis, x.dims().length));
    }

    static Activation apply(KerasLayer layer, String word, List<Op> ops, Activation x) {
        Activation result = x;
        for (Op op : ops) {
            result = layer.draft().apply(layer.name() + "/" + word, op, result);
        }
        return result;
    }

    private static List<Op> ops(KerasLayer layer, String function) {
        if (function.equals("hard_sigmoid")) {
            // Keras 3 took over the slope of other frameworks.
            return List.of(new Op.Activation(Function.HARD_SIGMOID, layer.version() >= 3 ? 1 / 6f : 0.2f, 0.5f));
        }
        List<Op> ops = BY_NAME.get(function);
        if (ops == null) {
            throw new Rejection(ModelProblem.ATTRIBUTE_VALUE, "activation", String.join(", ", words()), function);
        }
        return ops;
    }

    private static Map<String, List<Op>> byName() {
        Map<String, List<Op>> table = new TreeMap<>();
        table.put("linear", List.of());
        table.put("relu", List.of(new Op.Relu()));
        put(table, "celu", Function.CELU, 1, 0);
        put(table, "elu", Function.ELU, 1, 0);
        put(table, "exponential", Function.EXP, 0, 0);
        put(table, "gelu", Function.GELU, 0, 0);
        put(table, "hard_shrink", Function.SHRINK, 0.5f, 0);
        put(table, "hard_silu", Function.HARD_SWISH, 0, 0);
        put(table, "hard_swish", Function.HARD_SWISH, 0, 0);
        put(table, "hard_tanh", Function.CLIP, -1, 1);
        put(table, "leaky_relu", Function.LEAKY_RELU, 0.2f, 0);
        put(table, "mish", Function.MISH, 0, 0);
        put(table, "relu6", Function.CLIP, 0, 6);
        put(table, "selu", Function.SELU, SELU_ALPHA, SELU_SCALE);
        put(table, "sigmoid", Function.SIGMOID, 0, 0);
        put(table, "silu", Function.SILU, 1, 0);
        put(table, "soft_shrink", Function.SHRINK, 0.5f, 0.5f);
        put(table, "softplus", Function.SOFTPLUS, 0, 0);
        put(table, "softsign", Function.SOFTSIGN, 0, 0);
        put(table, "swish", Function.SILU, 1, 0);
        put(table, "tanh", Function.TANH, 0, 0);
        return table;
    }

    private static void put(Map<String, List<Op>> table, String name, Function function, float a, float b) {
        table.put(name, List.of(new Op.Activation(function, a, b)));
    }
}
