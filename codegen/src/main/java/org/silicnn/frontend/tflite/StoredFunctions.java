package org.silicnn.frontend.tflite;

import java.util.Optional;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Affines;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;
import org.silicnn.graph.Grid;
import org.silicnn.graph.IntegerFunction;
import org.silicnn.graph.Op;

/** Operators whose operand and result are stored in 8 bits, as tables of what the reference kernels compute. */
final class StoredFunctions {
    /** Each takes a table of its own. */
    private static final int MOST_CONSTANTS = 1 << 16;

    private StoredFunctions() {}

    /** How operand and result of an operation are stored, if both are in 8 bits. */
    static Optional<StoredRules> rules(TfliteNode node, int operand) {
        Optional<Grid> from = bytes(node.input(operand));
        Optional<Grid> to = bytes(node.output(0));
        return from.isPresent() && to.isPresent()
                ? Optional.of(new StoredRules(from.get(), to.get()))
                : Optional.empty();
    }

    private static Optional<Grid> bytes(TfliteTensor tensor) {
        return tensor.grid().filter(grid -> grid.format().width() == Byte.SIZE);
    }

    /** The operand alone. */
    static Activation apply(
            TfliteNode node, String word, StoredRules rules, Activation operand, LongUnaryOperator rule) {
        Op op = table(word, rules, (x, constant) -> rule.applyAsLong(x), 0);
        return node.draft().apply(node.name(), op, operand);
    }

    /**
     * The operand beside a constant.
     *
     * @param constant stored integers
     */
    static Activation apply(
            TfliteNode node,
            String word,
            StoredRules rules,
            Activation operand,
            Constant constant,
            LongBinaryOperator rule) {
        return Affines.perChannel(
                node.draft(), node.name(), operand, constant, values -> table(word, rules, rule, values));
    }

    private static Op table(String word, StoredRules rules, LongBinaryOperator rule, float... constants) {
        boolean alike = alike(constants);
        if (!alike && constants.length > MOST_CONSTANTS) {
            throw new Rejection(ModelProblem.TENSOR_TOO_LARGE, MOST_CONSTANTS, constants.length);
        }
        Grid to = rules.to();
        long least = rules.from().format().min();
        int entries = 1 << rules.from().format().width();
        org.silicnn.ir.Constant table =
                org.silicnn.ir.Constant.of(to.format(), entries * (alike ? 1 : constants.length), i -> {
                    long result = rule.applyAsLong(least + i % entries, (long) constants[i / entries]);
                    return Math.max(to.format().min(), Math.min(to.format().max(), result));
                });
        return new IntegerFunction(word, rules.from(), to, table);
    }

    private static boolean alike(float... constants) {
        for (float constant : constants) {
            if (constant != constants[0]) {
                return false;
            }
        }
        return true;
    }
}
