package org.silicnn.frontend.onnx;

import java.util.Map;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Affines;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Operand;
import org.silicnn.frontend.Rejection;
import org.silicnn.graph.Function;
import org.silicnn.graph.Op;
import org.silicnn.graph.Operator;

/** Functions of one element. */
final class ActivationConverters {
    private static final Constant MINUS_ONE = Constant.of(new int[0], -1f);

    private ActivationConverters() {}

    static void addTo(Map<String, Converter> table) {
        plain(table, "Abs", Function.ABS);
        plain(table, "Ceil", Function.CEIL);
        withAlpha(table, "Celu", Function.CELU, 1);
        table.put("Clip", ActivationConverters::clip);
        plain(table, "Cos", Function.COS);
        withAlpha(table, "Elu", Function.ELU, 1);
        plain(table, "Erf", Function.ERF);
        plain(table, "Exp", Function.EXP);
        plain(table, "Floor", Function.FLOOR);
        table.put("Gelu", ActivationConverters::gelu);
        table.put(
                "HardSigmoid",
                node -> apply(node, Function.HARD_SIGMOID, node.number("alpha", 0.2), node.number("beta", 0.5)));
        plain(table, "HardSwish", Function.HARD_SWISH);
        withAlpha(table, "LeakyRelu", Function.LEAKY_RELU, 0.01);
        plain(table, "Log", Function.LOG);
        plain(table, "Mish", Function.MISH);
        table.put("Neg", ActivationConverters::neg);
        table.put("PRelu", ActivationConverters::pRelu);
        plain(table, "Reciprocal", Function.RECIPROCAL);
        table.put("Relu", ActivationConverters::relu);
        plain(table, "Round", Function.ROUND);
        table.put(
                "Selu",
                node -> apply(node, Function.SELU, node.number("alpha", 1.6732632), node.number("gamma", 1.0507010)));
        table.put("Shrink", node -> apply(node, Function.SHRINK, node.number("lambd", 0.5), node.number("bias", 0)));
        plain(table, "Sigmoid", Function.SIGMOID);
        plain(table, "Sign", Function.SIGN);
        plain(table, "Sin", Function.SIN);
        plain(table, "Softplus", Function.SOFTPLUS);
        plain(table, "Softsign", Function.SOFTSIGN);
        plain(table, "Sqrt", Function.SQRT);
        withAlpha(table, "Swish", Function.SILU, 1);
        plain(table, "Tanh", Function.TANH);
        withAlpha(table, "ThresholdedRelu", Function.THRESHOLDED_RELU, 1);
    }

    private static void plain(Map<String, Converter> table, String operator, Function function) {
        table.put(operator, node -> apply(node, function, 0, 0));
    }

    private static void withAlpha(Map<String, Converter> table, String operator, Function function, double otherwise) {
        table.put(operator, node -> apply(node, function, node.number("alpha", otherwise), 0));
    }

    private static void apply(OnnxNode node, Function function, float alpha, float beta) {
        apply(node, new Op.Activation(function, alpha, beta), function, alpha, beta);
    }

    private static void relu(OnnxNode node) {
        apply(node, new Op.Relu(), Function.CLIP, 0, Float.POSITIVE_INFINITY);
    }

    /** Where elements lie doesn't matter. */
    private static void apply(OnnxNode node, Op op, Function function, float alpha, float beta) {
        Operand input = node.operand(0);
        if (input instanceof Activation activation) {
            node.result(node.draft().apply(node.name(), op, activation));
        } else {
            node.result(ConstantMath.map(node.constant(0), x -> function.apply(x, alpha, beta)));
        }
    }

    /** Bounds are attributes until version 10, inputs from 11 on; either may be left out. */
    private static void clip(OnnxNode node) {
        float min = bound(node, 1, "min", Float.NEGATIVE_INFINITY);
        float max = bound(node, 2, "max", Float.POSITIVE_INFINITY);
        if (min == 0 && max == Float.POSITIVE_INFINITY) {
            relu(node);
        } else {
            apply(node, Function.CLIP, min, max);
        }
    }

    private static float bound(OnnxNode node, int input, String attribute, float otherwise) {
        return node.optionalConstant(input)
                .map(constant -> (float) constant.scalar())
                .orElseGet(() -> node.number(attribute, otherwise));
    }

    private static void gelu(OnnxNode node) {
        String approximate = node.text("approximate", "none");
        switch (approximate) {
            case "none" -> apply(node, Function.GELU, 0, 0);
            case "tanh" -> apply(node, Function.GELU_TANH, 0, 0);
            default -> throw new Rejection(ModelProblem.ATTRIBUTE_VALUE, "approximate", "none or tanh", approximate);
        }
    }

    private static void neg(OnnxNode node) {
        if (node.operand(0) instanceof Activation activation) {
            node.result(Affines.scale(node.draft(), node.name(), activation, MINUS_ONE));
        } else {
            node.result(ConstantMath.combine(Operator.SUB, Constant.of(new int[0], 0L), node.constant(0)));
        }
    }

    private static void pRelu(OnnxNode node) {
        node.result(Affines.pRelu(node.draft(), node.name(), node.activation(0), node.constant(1)));
    }
}
