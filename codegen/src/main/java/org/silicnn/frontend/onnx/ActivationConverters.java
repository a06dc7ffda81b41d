package org.silicnn.frontend.onnx;

import org.silicnn.frontend.Activation;
import org.silicnn.graph.Op;

/** Functions of one element. */
final class ActivationConverters {
    private ActivationConverters() {}

    static void relu(OnnxNode node) {
        unary(node, new Op.Relu());
    }

    /** Where elements lie doesn't matter. */
    private static void unary(OnnxNode node, Op op) {
        Activation input = node.activation(0);
        node.result(node.draft().apply(node.name(), op, input));
    }
}
