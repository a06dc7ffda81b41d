package org.silicnn.frontend.onnx;

import java.util.Map;
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

/** Arithmetic between two or more tensors, with broadcasting. */
final class ElementwiseConverters {
    private static final Constant MINUS_ONE = Constant.of(new int[0], -1f);

    private ElementwiseConverters() {}

    static void addTo(Map<String, Converter> table) {
        table.put("Add", node -> node.result(combine(node, Operator.ADD, node.operand(0), node.operand(1))));
        table.put("Div", node -> node.result(combine(node, Operator.DIV, node.operand(0), node.operand(1))));
        table.put("Max", node -> node.result(all(node, Operator.MAX)));
        table.put("Mean", ElementwiseConverters::mean);
        table.put("Min", node -> node.result(all(node, Operator.MIN)));
        table.put("Mul", node -> node.result(combine(node, Operator.MUL, node.operand(0), node.operand(1))));
        table.put("Pow", node -> node.result(combine(node, Operator.POW, node.operand(0), node.operand(1))));
        table.put("Sub", node -> node.result(combine(node, Operator.SUB, node.operand(0), node.operand(1))));
        table.put("Sum", node -> node.result(all(node, Operator.ADD)));
    }

    private static Operand all(OnnxNode node, Operator operator) {
        Operand result = node.operand(0);
        for (int i = 1; i < node.inputs(); i++) {
            result = combine(node, operator, result, node.operand(i));
        }
        return result;
    }

    private static void mean(OnnxNode node) {
        Constant share = Constant.of(new int[0], 1f / node.inputs());
        node.result(combine(node, Operator.MUL, all(node, Operator.ADD), share));
    }

    /** One tensor by another, whichever of them is computed. */
    static Operand combine(OnnxNode node, Operator operator, Operand left, Operand right) {
        if (left instanceof Activation a && right instanceof Activation b) {
            return Broadcasting.arithmetic(node.draft(), node.name(), new Op.Arithmetic(operator), a, b);
        }
        if (left instanceof Activation a && right instanceof Constant b) {
            return withConstant(node, operator, a, b);
        }
        if (left instanceof Constant a && right instanceof Activation b) {
            return constantFirst(node, operator, a, b);
        }
        return ConstantMath.combine(operator, (Constant) left, (Constant) right);
    }

    private static Activation withConstant(OnnxNode node, Operator operator, Activation x, Constant c) {
        return switch (operator) {
            case ADD -> Affines.shift(node.draft(), node.name(), x, c);
            case SUB -> Affines.shift(node.draft(), node.name(), x, ConstantMath.map(c, value -> -value));
            case MUL -> Affines.scale(node.draft(), node.name(), x, c);
            case DIV -> Affines.scale(node.draft(), node.name(), x, ConstantMath.map(c, value -> 1 / value));
            case MIN -> function(node, Function.CLIP, x, Double.NEGATIVE_INFINITY, c.scalar());
            case MAX -> function(node, Function.CLIP, x, c.scalar(), Double.POSITIVE_INFINITY);
            case POW -> function(node, Function.POW, x, c.scalar(), 0);
            case GATE -> gated(node, x, c);
        };
    }

    /** What opens a gate is 0 or 1, so letting through is multiplying, but for what isn't finite. */
    private static Activation gated(OnnxNode node, Activation x, Constant c) {
        for (int i = 0; i < c.size(); i++) {
            if (!Double.isFinite(c.get(i))) {
                throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "a value to choose", "finite", c.get(i));
            }
        }
        return Affines.scale(node.draft(), node.name(), x, c);
    }

    private static Activation constantFirst(OnnxNode node, Operator operator, Constant c, Activation x) {
        return switch (operator) {
            case ADD, MUL, MIN, MAX -> withConstant(node, operator, x, c);
            // What opens it is 0 or 1, so letting through is multiplying.
            case GATE -> withConstant(node, Operator.MUL, x, c);
            case SUB -> Affines.apply(node.draft(), node.name(), x, MINUS_ONE, c);
            case DIV -> Affines.scale(node.draft(), node.name(), function(node, Function.RECIPROCAL, x, 0, 0), c);
            case POW -> throw new Rejection(ModelProblem.MUST_BE_CONSTANT, 1);
        };
    }

    private static Activation function(OnnxNode node, Function function, Activation x, double alpha, double beta) {
        return node.draft().apply(node.name(), new Op.Activation(function, (float) alpha, (float) beta), x);
    }
}
