package org.silicnn.frontend.onnx;

import java.util.Map;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Affines;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.Operand;
import org.silicnn.graph.Function;
import org.silicnn.graph.Op;
import org.silicnn.graph.Operator;

/**
 * Questions about elements, answered by 0 and 1, and the choice between two tensors by such answers. Exporters ask them
 * about extents, known at import, and about values, to write out an activation.
 */
final class ComparisonConverters {
    private static final Constant ONE = Constant.of(new int[0], 1f);
    private static final Constant MINUS_ONE = Constant.of(new int[0], -1f);

    /** A question about two numbers. */
    @FunctionalInterface
    private interface Comparison {
        boolean holds(double a, double b);
    }

    private ComparisonConverters() {}

    static void addTo(Map<String, Converter> table) {
        table.put("And", node -> node.result(compare(node, (a, b) -> a != 0 && b != 0)));
        table.put("Equal", node -> node.result(compare(node, (a, b) -> a == b)));
        table.put(
                "Greater",
                node -> node.result(node.allConstant() ? compare(node, (a, b) -> a > b) : above(node, 0, 1)));
        table.put(
                "GreaterOrEqual",
                node -> node.result(
                        node.allConstant() ? compare(node, (a, b) -> a >= b) : not(node, above(node, 1, 0))));
        table.put("Less", node -> node.result(node.allConstant() ? compare(node, (a, b) -> a < b) : above(node, 1, 0)));
        table.put(
                "LessOrEqual",
                node -> node.result(
                        node.allConstant() ? compare(node, (a, b) -> a <= b) : not(node, above(node, 0, 1))));
        table.put("Not", node -> node.result(not(node, node.operand(0))));
        table.put("Or", node -> node.result(compare(node, (a, b) -> a != 0 || b != 0)));
        table.put("Where", node -> node.result(node.allConstant() ? knownChoice(node) : choice(node)));
    }

    private static Constant compare(OnnxNode node, Comparison comparison) {
        Constant left = node.constant(0);
        Constant right = node.constant(1);
        int[] dims = Dims.broadcast(left.dims(), right.dims());
        int[] from = ConstantMath.sources(left, dims);
        int[] and = ConstantMath.sources(right, dims);
        long[] results = new long[from.length];
        for (int i = 0; i < results.length; i++) {
            results[i] = comparison.holds(left.get(from[i]), right.get(and[i])) ? 1 : 0;
        }
        return Constant.of(dims, results);
    }

    /** Where one operand is above the other: where their difference, which is rounded but never to 0, is above 0. */
    private static Activation above(OnnxNode node, int higher, int lower) {
        Operand difference =
                ElementwiseConverters.combine(node, Operator.SUB, node.operand(higher), node.operand(lower));
        return node.draft().apply(node.name(), new Op.Activation(Function.GREATER, 0, 0), (Activation) difference);
    }

    private static Operand not(OnnxNode node, Operand answer) {
        return answer instanceof Constant known
                ? ShapeArithmetic.integers(known, x -> x == 0 ? 1 : 0)
                : Affines.apply(node.draft(), node.name(), (Activation) answer, MINUS_ONE, ONE);
    }

    /** What one answer lets through and what its opposite does; of these two one is 0. */
    private static Operand choice(OnnxNode node) {
        Operand condition = node.operand(0);
        Operand yes = ElementwiseConverters.combine(node, Operator.GATE, condition, node.operand(1));
        Operand no = ElementwiseConverters.combine(node, Operator.GATE, not(node, condition), node.operand(2));
        return ElementwiseConverters.combine(node, Operator.ADD, yes, no);
    }

    private static Constant knownChoice(OnnxNode node) {
        Constant condition = node.constant(0);
        Constant yes = node.constant(1);
        Constant no = node.constant(2);
        int[] dims = Dims.broadcast(condition.dims(), Dims.broadcast(yes.dims(), no.dims()));
        int[] asked = ConstantMath.sources(condition, dims);
        Constant spreadYes = yes.gather(dims, ConstantMath.sources(yes, dims));
        Constant spreadNo = no.gather(dims, ConstantMath.sources(no, dims));
        if (yes.isInteger() && no.isInteger()) {
            long[] results = new long[asked.length];
            for (int i = 0; i < results.length; i++) {
                results[i] = (condition.get(asked[i]) != 0 ? spreadYes : spreadNo).integers()[i];
            }
            return Constant.of(dims, results);
        }
        float[] results = new float[asked.length];
        for (int i = 0; i < results.length; i++) {
            results[i] = (float) (condition.get(asked[i]) != 0 ? spreadYes : spreadNo).get(i);
        }
        return Constant.of(dims, results);
    }
}
