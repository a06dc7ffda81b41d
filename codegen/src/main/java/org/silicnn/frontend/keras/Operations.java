package org.silicnn.frontend.keras;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Affines;
import org.silicnn.frontend.Broadcasting;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Operand;
import org.silicnn.frontend.Rejection;
import org.silicnn.graph.Function;
import org.silicnn.graph.Op;
import org.silicnn.graph.Operator;

/**
 * Operations written in a functional model without a layer: {@code x + y}, {@code keras.ops.relu(x)}, {@code
 * tf.nn.relu(x)}. Keras 3 and TensorFlow name most of them alike, but for the package.
 */
final class Operations {
    /** What stands before the name of one of {@code keras.ops}. */
    static final String KERAS = "keras.ops.";

    /** What stands before the name of one of TensorFlow. */
    static final String TENSORFLOW = "tf.";

    private static final Constant MINUS_ONE = Constant.of(new int[0], -1f);
    private static final Map<String, Converter> TABLE = table();

    private Operations() {}

    /** The converter for an operation, if it is one and supported. */
    static Optional<Converter> find(String type) {
        boolean operation = type.startsWith(KERAS) || type.startsWith(TENSORFLOW);
        return operation ? Optional.ofNullable(TABLE.get(type.substring(type.lastIndexOf('.') + 1))) : Optional.empty();
    }

    /** All supported operations, in alphabetical order. */
    static List<String> words() {
        return List.copyOf(TABLE.keySet());
    }

    private static Map<String, Converter> table() {
        Map<String, Converter> table = new TreeMap<>();
        put(table, layer -> arithmetic(layer, Operator.ADD), "add");
        put(table, layer -> arithmetic(layer, Operator.SUB), "subtract", "sub");
        put(table, layer -> arithmetic(layer, Operator.MUL), "multiply", "mul");
        put(table, layer -> arithmetic(layer, Operator.DIV), "divide", "truediv", "true_divide", "div");
        put(table, layer -> arithmetic(layer, Operator.MAX), "maximum");
        put(table, layer -> arithmetic(layer, Operator.MIN), "minimum");
        put(table, layer -> Affines.scale(layer.draft(), layer.name(), operand(layer), MINUS_ONE), "negative", "neg");
        put(table, Operations::clip, "clip", "clip_by_value");
        put(table, layer -> softmax(layer, false), "softmax");
        put(table, layer -> softmax(layer, true), "log_softmax");
        put(table, layer -> function(layer, Function.ABS, 0), "abs", "absolute");
        put(table, layer -> function(layer, Function.POW, 2), "square");
        put(table, layer -> function(layer, Function.SQRT, 0), "sqrt");
        put(table, layer -> function(layer, Function.EXP, 0), "exp");
        put(table, layer -> function(layer, Function.LEAKY_RELU, alpha(layer, 0.2)), "leaky_relu");
        put(table, layer -> function(layer, Function.ELU, alpha(layer, 1)), "elu");
        put(table, layer -> function(layer, gelu(layer), 0), "gelu");
        for (String name : ActivationFunctions.plain()) {
            put(table, layer -> ActivationFunctions.named(layer, name, operand(layer)), name);
        }
        ShapeOperations.addTo(table);
        return table;
    }

    static void put(Map<String, Converter> table, Converter converter, String... names) {
        for (String name : names) {
            table.put(name, converter);
        }
    }

    /** The first operand, under whatever name. */
    static Activation operand(KerasLayer layer) {
        return layer.arguments().activation(0, "x", "x1", "features", "input", "input_tensor", "tensor", "logits");
    }

    private static Activation function(KerasLayer layer, Function function, double alpha) {
        return layer.draft().apply(layer.name(), new Op.Activation(function, (float) alpha, 0), operand(layer));
    }

    private static double alpha(KerasLayer layer, double otherwise) {
        Settings named = layer.arguments().named(layer.settings());
        return named.number("negative_slope", named.number("alpha", otherwise));
    }

    private static Function gelu(KerasLayer layer) {
        boolean keras = layer.type().startsWith(KERAS);
        return layer.arguments().named(layer.settings()).flag("approximate", keras)
                ? Function.GELU_TANH
                : Function.GELU;
    }

    private static Activation softmax(KerasLayer layer, boolean logarithm) {
        int axis = layer.arguments().named(layer.settings()).integer("axis", -1);
        return ActivationFunctions.softmax(layer, logarithm, operand(layer), axis);
    }

    private static Activation clip(KerasLayer layer) {
        Settings named = layer.arguments().named(layer.settings());
        float low = (float) named.number("x_min", named.number("clip_value_min", Double.NEGATIVE_INFINITY));
        float high = (float) named.number("x_max", named.number("clip_value_max", Double.POSITIVE_INFINITY));
        return layer.draft().apply(layer.name(), new Op.Activation(Function.CLIP, low, high), operand(layer));
    }

    private static Activation arithmetic(KerasLayer layer, Operator operator) {
        Operand left = layer.arguments().operand(0, "x1", "x");
        Operand right = layer.arguments().operand(1, "x2", "y");
        if (left instanceof Activation a && right instanceof Activation b) {
            return Broadcasting.arithmetic(layer.draft(), layer.name(), new Op.Arithmetic(operator), a, b);
        }
        if (left instanceof Activation a) {
            return withConstant(layer, operator, a, (Constant) right);
        }
        if (right instanceof Activation b) {
            return switch (operator) {
                case SUB -> Affines.apply(layer.draft(), layer.name(), b, MINUS_ONE, (Constant) left);
                case DIV ->
                    Affines.scale(
                            layer.draft(),
                            layer.name(),
                            layer.draft()
                                    .apply(
                                            layer.name() + "/reciprocal",
                                            new Op.Activation(Function.RECIPROCAL, 0, 0),
                                            b),
                            (Constant) left);
                default -> withConstant(layer, operator, b, (Constant) left);
            };
        }
        throw new Rejection(ModelProblem.MUST_BE_COMPUTED, 0);
    }

    private static Activation withConstant(KerasLayer layer, Operator operator, Activation x, Constant c) {
        return switch (operator) {
            case ADD -> Affines.shift(layer.draft(), layer.name(), x, c);
            case SUB -> Affines.shift(layer.draft(), layer.name(), x, changed(c, value -> -value));
            case MUL -> Affines.scale(layer.draft(), layer.name(), x, c);
            case DIV -> Affines.scale(layer.draft(), layer.name(), x, changed(c, value -> 1 / value));
            case MAX -> clip(layer, x, (float) c.scalar(), Float.POSITIVE_INFINITY);
            case MIN -> clip(layer, x, Float.NEGATIVE_INFINITY, (float) c.scalar());
            case POW, GATE -> throw new Rejection(ModelProblem.MUST_BE_COMPUTED, 1);
        };
    }

    private static Activation clip(KerasLayer layer, Activation x, float low, float high) {
        return layer.draft().apply(layer.name(), new Op.Activation(Function.CLIP, low, high), x);
    }

    @FunctionalInterface
    private interface FloatFunction {
        float apply(float value);
    }

    private static Constant changed(Constant constant, FloatFunction function) {
        float[] values = constant.floats().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = function.apply(values[i]);
        }
        return Constant.of(constant.dims(), values);
    }
}
