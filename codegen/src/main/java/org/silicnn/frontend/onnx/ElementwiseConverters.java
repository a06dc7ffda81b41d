package org.silicnn.frontend.onnx;

import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Affines;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Operand;

/** Arithmetic between two tensors, with broadcasting. */
final class ElementwiseConverters {
    private static final Constant MINUS_ONE = Constant.of(new int[0], -1f);

    private ElementwiseConverters() {}

    static void add(OnnxNode node) {
        node.result(
                node.operand(1) instanceof Constant shift ? shift(node, 0, shift) : shift(node, 1, node.constant(0)));
    }

    static void sub(OnnxNode node) {
        Operand right = node.operand(1);
        if (right instanceof Constant shift) {
            node.result(shift(node, 0, ConstantMath.map(shift, x -> -x)));
        } else {
            node.result(Affines.apply(node.draft(), node.name(), node.activation(1), MINUS_ONE, node.constant(0)));
        }
    }

    static void mul(OnnxNode node) {
        node.result(
                node.operand(1) instanceof Constant scale ? scale(node, 0, scale) : scale(node, 1, node.constant(0)));
    }

    static void div(OnnxNode node) {
        node.result(scale(node, 0, ConstantMath.map(node.constant(1), x -> 1 / x)));
    }

    private static Activation shift(OnnxNode node, int input, Constant shift) {
        return Affines.shift(node.draft(), node.name(), node.activation(input), shift);
    }

    private static Activation scale(OnnxNode node, int input, Constant scale) {
        return Affines.scale(node.draft(), node.name(), node.activation(input), scale);
    }
}
