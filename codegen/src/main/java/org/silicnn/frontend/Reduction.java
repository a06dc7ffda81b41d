package org.silicnn.frontend;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.silicnn.frontend.GraphDraft.Value;
import org.silicnn.graph.Op;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;
import org.silicnn.ir.Window.Axis;

/** Reductions along whole axes, which are pooling under a window as large as these axes. */
public final class Reduction {
    private Reduction() {}

    /**
     * Reduces.
     *
     * @param axes counted from the front, each once
     * @param keep whether they stay, with extent 1
     * @param pool makes the op of its window
     * @throws Rejection if a batch of several images is to be reduced
     */
    public static Activation pooled(
            GraphDraft draft, String name, Activation input, int[] axes, boolean keep, Function<Window, Op> pool) {
        int[] dims = input.dims();
        IntPredicate reduced = axis -> Arrays.stream(axes).anyMatch(each -> each == axis);
        if (reduced.test(0) && input.layout().batch() > 1) {
            throw new Rejection(ModelProblem.BATCH_TOUCHED, 0);
        }
        int[] order = AxisOrder.of(input.layout());
        Value output = pool(draft, name, input, order, reduced, pool);
        int[] kept = dims.clone();
        Arrays.stream(axes).forEach(axis -> kept[axis] = 1);
        Activation result = new Activation(output.name(), output.shape(), Layout.of(kept, order));
        if (keep) {
            return result;
        }
        int[] left = IntStream.range(0, dims.length)
                .filter(reduced.negate())
                .map(axis -> dims[axis])
                .toArray();
        return draft.regroup(name, result, left);
    }

    private static Value pool(
            GraphDraft draft,
            String name,
            Activation input,
            int[] order,
            IntPredicate reduced,
            Function<Window, Op> pool) {
        int[] dims = input.dims();
        int last = order.length - 1;
        boolean channelsStay = order.length > 0 && order.length <= GraphDraft.AXES && !reduced.test(order[last]);
        if (channelsStay) {
            Axis[] axes = {Axis.NONE, Axis.NONE, Axis.NONE};
            for (int i = 0; i < last; i++) {
                axes[3 - last + i] = reduced.test(order[i]) ? Axis.of(dims[order[i]], 1) : Axis.NONE;
            }
            Value image = draft.arrange(name, input, order);
            return draft.add(name, pool.apply(window(image.shape(), axes)), image);
        }
        // Channels are reduced too: bring what is kept to the front, and let all that is reduced be one row.
        int[] keptFirst = IntStream.concat(
                        Arrays.stream(order).filter(reduced.negate()),
                        Arrays.stream(order).filter(reduced))
                .toArray();
        int row = Arrays.stream(order).filter(reduced).map(axis -> dims[axis]).reduce(1, (a, b) -> a * b);
        Value arranged = draft.arrange(name, input, keptFirst);
        Shape rows = Shape.image(arranged.shape().elements() / row, row, 1);
        Value image =
                rows.equals(arranged.shape()) ? arranged : draft.add(name + "/rows", new Op.Reshape(rows), arranged);
        return draft.add(name, pool.apply(Window.of(Axis.NONE, Axis.of(row, 1))), image);
    }

    private static Window window(Shape shape, Axis... axes) {
        return new Window(List.of(axes).subList(shape.depth() > 1 ? 0 : 1, 3));
    }
}
