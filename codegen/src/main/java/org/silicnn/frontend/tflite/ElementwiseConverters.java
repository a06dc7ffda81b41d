package org.silicnn.frontend.tflite;

import java.util.Map;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Affines;
import org.silicnn.frontend.AxisOrder;
import org.silicnn.frontend.Broadcasting;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.GraphDraft.Value;
import org.silicnn.frontend.Layout;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Operand;
import org.silicnn.frontend.Rejection;
import org.silicnn.graph.Function;
import org.silicnn.graph.Op;
import org.silicnn.graph.Operator;

/** Operators on one or two tensors, element by element, and those along the last axis. */
final class ElementwiseConverters {
    private static final Constant MINUS_ONE = Constant.of(new int[0], -1f);

    private ElementwiseConverters() {}

    static void addTo(Map<Integer, Operators.Entry> table) {
        Operators.add(table, 0, "ADD", node -> arithmetic(node, Operator.ADD));
        Operators.add(table, 41, "SUB", node -> arithmetic(node, Operator.SUB));
        Operators.add(table, 18, "MUL", node -> arithmetic(node, Operator.MUL));
        Operators.add(table, 42, "DIV", node -> arithmetic(node, Operator.DIV));
        Operators.add(table, 55, "MAXIMUM", node -> arithmetic(node, Operator.MAX));
        Operators.add(table, 57, "MINIMUM", node -> arithmetic(node, Operator.MIN));
        Operators.add(table, 19, "RELU", node -> apply(node, new Op.Relu()));
        function(table, 20, "RELU_N1_TO_1", Function.CLIP, -1, 1);
        function(table, 21, "RELU6", Function.CLIP, 0, 6);
        function(table, 152, "RELU_0_TO_1", Function.CLIP, 0, 1);
        function(table, 14, "LOGISTIC", Function.SIGMOID, 0, 0);
        function(table, 28, "TANH", Function.TANH, 0, 0);
        function(table, 117, "HARD_SWISH", Function.HARD_SWISH, 0, 0);
        function(table, 111, "ELU", Function.ELU, 1, 0);
        function(table, 101, "ABS", Function.ABS, 0, 0);
        function(table, 47, "EXP", Function.EXP, 0, 0);
        Operators.add(table, 98, "LEAKY_RELU", ElementwiseConverters::leakyRelu);
        Operators.add(table, 54, "PRELU", ElementwiseConverters::pRelu);
        Operators.add(table, 25, "SOFTMAX", ElementwiseConverters::softmax);
        Operators.add(table, 114, "QUANTIZE", node -> node.result(node.activation(0)));
        Operators.add(table, 6, "DEQUANTIZE", ElementwiseConverters::dequantize);
    }

    private static void function(
            Map<Integer, Operators.Entry> table, int code, String word, Function function, float alpha, float beta) {
        Operators.add(table, code, word, node -> apply(node, new Op.Activation(function, alpha, beta)));
    }

    private static void apply(TfliteNode node, Op op) {
        node.result(node.draft().apply(node.name(), op, node.activation(0)));
    }

    private static void leakyRelu(TfliteNode node) {
        apply(node, new Op.Activation(Function.LEAKY_RELU, node.options().float32(0), 0));
    }

    private static void pRelu(TfliteNode node) {
        node.result(Affines.pRelu(node.draft(), node.name(), node.activation(0), node.real(1)));
    }

    /** Weights of 16 bits become floats like this, too. */
    private static void dequantize(TfliteNode node) {
        if (node.operand(0) instanceof Constant) {
            node.result(node.real(0));
        } else {
            node.result(node.activation(0));
        }
    }

    private static void arithmetic(TfliteNode node, Operator operator) {
        if (node.operand(0) instanceof Constant && node.operand(1) instanceof Constant) {
            throw new Rejection(ModelProblem.MUST_BE_COMPUTED, 0);
        }
        node.result(
                combined(node, operator),
                operator == Operator.MAX || operator == Operator.MIN
                        ? 0
                        : node.options().int8(0));
    }

    private static Activation combined(TfliteNode node, Operator operator) {
        Operand left = node.operand(0);
        Operand right = node.operand(1);
        if (left instanceof Activation a && right instanceof Activation b) {
            return Broadcasting.arithmetic(node.draft(), node.name(), new Op.Arithmetic(operator), a, b);
        }
        boolean first = left instanceof Activation;
        Activation x = (Activation) (first ? left : right);
        Constant c = node.real(first ? 1 : 0);
        return switch (operator) {
            case ADD -> Affines.shift(node.draft(), node.name(), x, c);
            case MUL -> Affines.scale(node.draft(), node.name(), x, c);
            case SUB ->
                first
                        ? Affines.shift(node.draft(), node.name(), x, negated(c))
                        : Affines.apply(node.draft(), node.name(), x, MINUS_ONE, c);
            case MIN -> clip(node, x, Double.NEGATIVE_INFINITY, c.scalar());
            case MAX -> clip(node, x, c.scalar(), Double.POSITIVE_INFINITY);
            case DIV, POW -> throw new Rejection(ModelProblem.MUST_BE_COMPUTED, first ? 1 : 0);
        };
    }

    private static Constant negated(Constant constant) {
        float[] values = constant.floats().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = -values[i];
        }
        return Constant.of(constant.dims(), values);
    }

    private static Activation clip(TfliteNode node, Activation x, double low, double high) {
        return node.draft().apply(node.name(), new Op.Activation(Function.CLIP, (float) low, (float) high), x);
    }

    private static void softmax(TfliteNode node) {
        float beta = node.options().float32(0);
        if (beta != 1) {
            throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "beta", 1, String.valueOf(beta));
        }
        Activation input = node.activation(0);
        int[] dims = input.dims();
        int axis = Dims.axis(-1, dims.length);
        int[] order = AxisOrder.withLast(AxisOrder.of(input.layout()), axis);
        Value output = node.draft()
                .add(node.name(), new Op.Softmax(false), node.draft().arrange(node.name(), input, order));
        node.result(new Activation(output.name(), output.shape(), Layout.of(dims, order)));
    }
}
