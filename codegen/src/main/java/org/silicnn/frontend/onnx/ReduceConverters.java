package org.silicnn.frontend.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Affines;
import org.silicnn.frontend.AxisOrder;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.GraphDraft.Value;
import org.silicnn.frontend.Layout;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;
import org.silicnn.graph.Op;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;
import org.silicnn.ir.Window.Axis;

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
        int[] dims = input.dims();
        int[] axes = axes(node, dims.length);
        IntPredicate reduced = axis -> Arrays.stream(axes).anyMatch(each -> each == axis);
        if (reduced.test(0) && input.layout().batch() > 1) {
            throw new Rejection(ModelProblem.BATCH_TOUCHED, 0);
        }
        int[] order = AxisOrder.of(input.layout());
        Value output = pool(node, input, order, reduced, pool);
        int[] kept = dims.clone();
        Arrays.stream(axes).forEach(axis -> kept[axis] = 1);
        Activation result = new Activation(output.name(), output.shape(), Layout.of(kept, order));
        if (node.flag("keepdims", true)) {
            return result;
        }
        int[] left = IntStream.range(0, dims.length)
                .filter(reduced.negate())
                .map(axis -> dims[axis])
                .toArray();
        return node.draft().regroup(node.name(), result, left);
    }

    private static Value pool(
            OnnxNode node, Activation input, int[] order, IntPredicate reduced, Function<Window, Op> pool) {
        int[] dims = input.dims();
        int last = order.length - 1;
        boolean channelsStay = order.length > 0 && order.length <= 4 && !reduced.test(order[last]);
        if (channelsStay) {
            Axis[] axes = {Axis.NONE, Axis.NONE, Axis.NONE};
            for (int i = 0; i < last; i++) {
                axes[3 - last + i] = reduced.test(order[i]) ? Axis.of(dims[order[i]], 1) : Axis.NONE;
            }
            Value image = node.draft().arrange(node.name(), input, order);
            return node.draft().add(node.name(), pool.apply(window(image.shape(), axes)), image);
        }
        // Channels are reduced too: bring what is kept to the front, and let all that is reduced be one row.
        int[] keptFirst = IntStream.concat(
                        Arrays.stream(order).filter(reduced.negate()),
                        Arrays.stream(order).filter(reduced))
                .toArray();
        int row = Arrays.stream(order).filter(reduced).map(axis -> dims[axis]).reduce(1, (a, b) -> a * b);
        Value arranged = node.draft().arrange(node.name(), input, keptFirst);
        Shape rows = Shape.image(arranged.shape().elements() / row, row, 1);
        Value image = rows.equals(arranged.shape())
                ? arranged
                : node.draft().add(node.name() + "/rows", new Op.Reshape(rows), arranged);
        return node.draft().add(node.name(), pool.apply(Window.of(Axis.NONE, Axis.of(row, 1))), image);
    }

    private static Window window(Shape shape, Axis... axes) {
        return new Window(List.of(axes).subList(shape.depth() > 1 ? 0 : 1, 3));
    }
}
