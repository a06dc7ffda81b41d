package org.silicnn.frontend.onnx;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Affines;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.Reduction;
import org.silicnn.graph.Op;
import org.silicnn.ir.Window;

/** Reductions along whole axes, which are pooling under a window as large as these axes. */
final class ReduceConverters {
    private static final Constant MINUS_ONE = Constant.of(new int[0], -1f);

    private ReduceConverters() {}

    static void addTo(Map<String, Converter> table) {
        table.put("ReduceMax", node -> reduce(node, Op.MaxPool::new));
        table.put("ReduceMean", node -> reduce(node, window -> new Op.AveragePool(window, false)));
        table.put("ReduceMin", ReduceConverters::min);
        table.put("ReduceSum", ReduceConverters::sum);
    }

    private static void reduce(OnnxNode node, Function<Window, Op> pool) {
        if (node.operand(0) instanceof Constant constant) {
            node.result(ConstantReduction.reduce(node, constant, axes(node, constant.rank())));
        } else {
            node.result(pooled(node, node.activation(0), pool));
        }
    }

    private static void min(OnnxNode node) {
        if (node.operand(0) instanceof Constant) {
            reduce(node, Op.MaxPool::new);
            return;
        }
        Activation negative = Affines.scale(node.draft(), node.name() + "/neg", node.activation(0), MINUS_ONE);
        node.result(Affines.scale(node.draft(), node.name(), pooled(node, negative, Op.MaxPool::new), MINUS_ONE));
    }

    private static void sum(OnnxNode node) {
        if (node.operand(0) instanceof Constant) {
            reduce(node, Op.MaxPool::new);
            return;
        }
        Activation input = node.activation(0);
        Activation mean = pooled(node, input, window -> new Op.AveragePool(window, false));
        float count = (float) input.layout().elements() / mean.layout().elements();
        node.result(Affines.scale(node.draft(), node.name(), mean, Constant.of(new int[0], count)));
    }

    /** The axes to reduce: an attribute in older versions, an input in newer ones; all of them if left out. */
    static int[] axes(OnnxNode node, int rank) {
        int[] given = ShapeConverters.axes(node).orElse(new int[0]);
        if (given.length == 0 && node.flag("noop_with_empty_axes", false)) {
            return given;
        }
        return given.length == 0
                ? IntStream.range(0, rank).toArray()
                : Arrays.stream(given)
                        .map(axis -> Dims.axis(axis, rank))
                        .distinct()
                        .toArray();
    }

    private static Activation pooled(OnnxNode node, Activation input, Function<Window, Op> pool) {
        int[] axes = axes(node, input.dims().length);
        return Reduction.pooled(node.draft(), node.name(), input, axes, node.flag("keepdims", true), pool);
    }
}
