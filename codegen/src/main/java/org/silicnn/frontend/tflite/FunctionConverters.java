package org.silicnn.frontend.tflite;

import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Affines;
import org.silicnn.frontend.Constant;
import org.silicnn.graph.Function;
import org.silicnn.graph.Grid;
import org.silicnn.graph.Op;

/** Functions of one element. */
final class FunctionConverters {
    private static final Constant MINUS_ONE = Constant.of(new int[0], -1f);

    private FunctionConverters() {}

    static void addTo(Map<Integer, Operators.Entry> table) {
        Operators.add(table, 19, "RELU", node -> node.result(applied(node, new Op.Relu())));
        clip(table, 20, "RELU_N1_TO_1", -1, 1);
        clip(table, 21, "RELU6", 0, 6);
        clip(table, 152, "RELU_0_TO_1", 0, 1);
        real(table, 14, "LOGISTIC", Function.SIGMOID, x -> 1 / (1 + (float) Math.exp(-x)));
        real(table, 28, "TANH", Function.TANH, x -> (float) Math.tanh(x));
        real(table, 111, "ELU", Function.ELU, x -> x < 0 ? (float) Math.expm1(x) : x);
        real(table, 47, "EXP", Function.EXP, x -> (float) Math.exp(x));
        real(table, 73, "LOG", Function.LOG, x -> (float) Math.log(x));
        real(table, 75, "SQRT", Function.SQRT, x -> (float) Math.sqrt(x));
        Operators.add(
                table, 101, "ABS", node -> stored(node, new Op.Activation(Function.ABS, 0, 0), StoredRules::absolute));
        Operators.add(table, 117, "HARD_SWISH", FunctionConverters::hardSwish);
        Operators.add(table, 98, "LEAKY_RELU", FunctionConverters::leakyRelu);
        Operators.add(table, 54, "PRELU", FunctionConverters::pRelu);
        Operators.add(table, 150, "GELU", FunctionConverters::gelu);
        Operators.add(table, 59, "NEG", FunctionConverters::negate);
        Operators.add(table, 92, "SQUARE", node -> node.result(applied(node, new Op.Activation(Function.POW, 2, 0))));
    }

    /** Makes the rule of stored integers. */
    @FunctionalInterface
    private interface Rule {
        LongUnaryOperator of(StoredRules rules);
    }

    private static void clip(Map<Integer, Operators.Entry> table, int code, String word, float low, float high) {
        Operators.add(
                table, code, word, node -> node.result(applied(node, new Op.Activation(Function.CLIP, low, high))));
    }

    private static void real(
            Map<Integer, Operators.Entry> table,
            int code,
            String word,
            Function function,
            StoredRules.RealFunction rule) {
        Operators.add(
                table, code, word, node -> stored(node, new Op.Activation(function, 1, 0), rules -> rules.real(rule)));
    }

    /** The op in real numbers; the rule if operand and result are stored in 8 bits. */
    private static void stored(TfliteNode node, Op op, Rule rule) {
        Optional<StoredRules> rules = StoredFunctions.rules(node, 0);
        node.result(
                rules.isEmpty()
                        ? applied(node, op)
                        : StoredFunctions.apply(
                                node, op.word(), rules.get(), node.activation(0), rule.of(rules.get())));
    }

    private static Activation applied(TfliteNode node, Op op) {
        return node.draft().apply(node.name(), op, node.activation(0));
    }

    private static void hardSwish(TfliteNode node) {
        stored(node, new Op.Activation(Function.HARD_SWISH, 0, 0), rules -> new HardSwish(rules.from(), rules.to()));
    }

    private static void leakyRelu(TfliteNode node) {
        float alpha = node.options().float32(0);
        stored(node, new Op.Activation(Function.LEAKY_RELU, alpha, 0), rules -> rules.leakyRelu(alpha));
    }

    private static void pRelu(TfliteNode node) {
        Optional<StoredRules> rules = StoredFunctions.rules(node, 0);
        Optional<Grid> slope = node.input(1).grid();
        Activation x = node.activation(0);
        node.result(
                rules.isEmpty() || slope.isEmpty()
                        ? Affines.pRelu(node.draft(), node.name(), x, node.real(1))
                        : StoredFunctions.apply(
                                node,
                                "PRelu",
                                rules.get(),
                                x,
                                node.constant(1),
                                rules.get().pRelu(slope.get())));
    }

    private static void gelu(TfliteNode node) {
        Function function = node.options().flag(0) ? Function.GELU_TANH : Function.GELU;
        stored(node, new Op.Activation(function, 0, 0), rules -> rules.real(x -> (float) function.apply(x, 0, 0)));
    }

    private static void negate(TfliteNode node) {
        node.result(Affines.scale(node.draft(), node.name(), node.activation(0), MINUS_ONE));
    }
}
