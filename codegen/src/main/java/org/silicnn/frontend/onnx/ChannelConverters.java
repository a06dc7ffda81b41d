package org.silicnn.frontend.onnx;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Affines;
import org.silicnn.frontend.AxisOps;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.GraphDraft.Value;
import org.silicnn.frontend.Limits;
import org.silicnn.frontend.Spatial;
import org.silicnn.graph.Op;

/** Operators that look along one axis. */
final class ChannelConverters {
    private static final int AXIS_OF_ITS_OWN = 13;

    private ChannelConverters() {}

    static void addTo(Map<String, Converter> table) {
        table.put("ArgMax", node -> argMax(node, node.activation(0)));
        table.put("ArgMin", ChannelConverters::argMin);
        table.put("LRN", ChannelConverters::lrn);
        table.put("LogSoftmax", node -> softmax(node, new Op.Softmax(true)));
        table.put("Softmax", node -> softmax(node, new Op.Softmax(false)));
    }

    /** Until version 12 all axes from the given one on count as one. */
    private static void softmax(OnnxNode node, Op op) {
        Activation input = node.activation(0);
        int[] dims = input.dims();
        boolean single = node.opset() >= AXIS_OF_ITS_OWN;
        int axis = Dims.axis(node.integer("axis", single ? -1 : 1), dims.length);
        if (single || Limits.elements(Dims.range(dims, axis, dims.length)) == dims[axis]) {
            node.result(AxisOps.along(node.draft(), node.name(), op, input, axis));
            return;
        }
        int[] joined = Arrays.copyOf(dims, axis + 1);
        joined[axis] = Limits.elements(Dims.range(dims, axis, dims.length));
        Activation flat =
                AxisOps.along(node.draft(), node.name(), op, node.draft().regroup(node.name(), input, joined), axis);
        node.result(node.draft().regroup(node.name(), flat, dims));
    }

    /** The least is the largest of the negatives. */
    private static void argMin(OnnxNode node) {
        Constant minusOne = Constant.of(new int[0], -1f);
        argMax(node, Affines.scale(node.draft(), node.name() + "/negative", node.activation(0), minusOne));
    }

    private static void argMax(OnnxNode node, Activation input) {
        int rank = input.dims().length;
        int axis = Dims.axis(node.integer("axis", 0), rank);
        Op op = new Op.ArgMax(node.flag("select_last_index", false));
        Activation result = AxisOps.along(node.draft(), node.name(), op, input, axis);
        if (!node.flag("keepdims", true)) {
            int[] dims = input.dims();
            int[] left = IntStream.range(0, rank)
                    .filter(each -> each != axis)
                    .map(each -> dims[each])
                    .toArray();
            result = node.draft().regroup(node.name(), result, left);
        }
        node.result(result);
    }

    private static void lrn(OnnxNode node) {
        Activation input = node.activation(0);
        Spatial.requireRank(input);
        int size = node.optionalInteger("size").orElseThrow(() -> node.missing("size"));
        Op op = new Op.Lrn(size, node.number("alpha", 1e-4), node.number("beta", 0.75), node.number("bias", 1));
        Value output = node.draft().add(node.name(), op, Spatial.arrange(node.draft(), node.name(), input));
        node.result(Spatial.activation(output, input));
    }
}
