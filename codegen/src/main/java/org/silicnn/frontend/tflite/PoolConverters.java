package org.silicnn.frontend.tflite;

import java.util.Map;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.GraphDraft.Value;
import org.silicnn.graph.Op;
import org.silicnn.ir.Window;
import org.silicnn.ir.Window.Axis;

/** Pooling under a window; padding never takes part. */
final class PoolConverters {
    private PoolConverters() {}

    static void addTo(Map<Integer, Operators.Entry> table) {
        Operators.add(table, 1, "AVERAGE_POOL_2D", node -> pool(node, new Op.AveragePool(window(node), false)));
        Operators.add(table, 17, "MAX_POOL_2D", node -> pool(node, new Op.MaxPool(window(node))));
    }

    private static Window window(TfliteNode node) {
        TfliteOptions options = node.options();
        return WeightConverters.window(
                options.int8(0),
                WeightConverters.requireImage(node),
                Axis.of(options.int32(4, 0), options.int32(2, 0)),
                Axis.of(options.int32(3, 0), options.int32(1, 0)));
    }

    private static void pool(TfliteNode node, Op op) {
        Activation input = node.activation(0);
        Value image = node.draft().arrange(node.name(), input, 1, 2, 3);
        Value output = node.draft().add(node.name(), op, image);
        node.result(WeightConverters.imageOf(output, input), node.options().int8(5));
    }
}
