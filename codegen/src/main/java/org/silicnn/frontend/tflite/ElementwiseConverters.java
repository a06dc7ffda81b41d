package org.silicnn.frontend.tflite;

import java.util.Map;
import java.util.Optional;
import java.util.function.LongBinaryOperator;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Affines;
import org.silicnn.frontend.AxisOps;
import org.silicnn.frontend.Broadcasting;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Operand;
import org.silicnn.frontend.Rejection;
import org.silicnn.graph.Function;
import org.silicnn.graph.Grid;
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
        Operators.add(table, 106, "ADD_N", ElementwiseConverters::addN);
        Operators.add(table, 50, "LOG_SOFTMAX", node -> softmax(node, new Op.Softmax(true)));
        Operators.add(table, 25, "SOFTMAX", ElementwiseConverters::softmax);
        Operators.add(table, 114, "QUANTIZE", node -> node.result(node.activation(0)));
        Operators.add(table, 6, "DEQUANTIZE", ElementwiseConverters::dequantize);
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
        Optional<Activation> stored = stored(node, operator, x, first);
        if (stored.isPresent()) {
            return stored.get();
        }
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
            case DIV, POW, GATE -> throw new Rejection(ModelProblem.MUST_BE_COMPUTED, first ? 1 : 0);
        };
    }

    /** With a constant that is stored in 8 bits, like the operand and the result. */
    private static Optional<Activation> stored(TfliteNode node, Operator operator, Activation x, boolean first) {
        int at = first ? 1 : 0;
        Optional<StoredRules> rules = StoredFunctions.rules(node, 1 - at);
        Optional<Grid> constant = node.input(at).grid();
        if (rules.isEmpty() || constant.isEmpty()) {
            return Optional.empty();
        }
        return rule(operator, rules.get(), constant.get(), first)
                .map(rule -> StoredFunctions.apply(node, operator.word(), rules.get(), x, node.constant(at), rule));
    }

    private static Optional<LongBinaryOperator> rule(
            Operator operator, StoredRules rules, Grid constant, boolean first) {
        boolean alike = rules.from().sameValues(rules.to()) && rules.from().sameValues(constant);
        return switch (operator) {
            case ADD -> Optional.of(rules.sum(constant));
            case SUB -> Optional.of(first ? rules.difference(constant) : rules.negatedDifference(constant));
            case MUL -> Optional.of(rules.product(constant));
            // The kernels compare stored integers, whatever they stand for.
            case MIN -> alike ? Optional.of(Math::min) : Optional.empty();
            case MAX -> alike ? Optional.of(Math::max) : Optional.empty();
            case DIV, POW, GATE -> Optional.empty();
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

    private static void addN(TfliteNode node) {
        Activation sum = node.activation(0);
        for (int i = 1; i < node.inputs(); i++) {
            sum = Broadcasting.arithmetic(
                    node.draft(), node.name(), new Op.Arithmetic(Operator.ADD), sum, node.activation(i));
        }
        node.result(sum);
    }

    private static void softmax(TfliteNode node) {
        float beta = node.options().float32(0);
        if (beta != 1) {
            throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "beta", 1, String.valueOf(beta));
        }
        softmax(node, new Op.Softmax(false));
    }

    private static void softmax(TfliteNode node, Op op) {
        Activation input = node.activation(0);
        int axis = Dims.axis(-1, input.dims().length);
        node.result(AxisOps.along(node.draft(), node.name(), op, input, axis));
    }
}
