package org.silicnn.frontend.onnx;

import org.silicnn.frontend.Activation;
import org.silicnn.frontend.GraphDraft.Value;
import org.silicnn.graph.Op;
import org.silicnn.ir.Window;

/** Pooling under a window. */
final class PoolConverters {
    private PoolConverters() {}

    static void max(OnnxNode node) {
        Activation input = node.activation(0);
        Spatial.requireRank(input);
        int[] kernel = node.integers("kernel_shape").orElseThrow(() -> node.missing("kernel_shape"));
        Window window = WindowAttributes.window(node, kernel, Spatial.extents(input));
        Value image = Spatial.arrange(node, input);
        Value output = node.draft().add(node.name(), new Op.MaxPool(window), image);
        node.result(Spatial.activation(output, input));
    }
}
