package org.silicnn.frontend;

import java.util.Arrays;
import java.util.List;
import org.silicnn.frontend.GraphDraft.Value;
import org.silicnn.graph.Op;

/** Ops over several tensors that depend on the image, brought into one order of axes. */
public final class Broadcasting {
    private Broadcasting() {}

    /**
     * Arithmetic element by element.
     *
     * @throws Rejection if extents differ and neither is 1, or the batch isn't the same axis of both
     */
    public static Activation arithmetic(GraphDraft draft, String name, Op op, Activation left, Activation right) {
        int[] dims = Dims.broadcast(left.dims(), right.dims());
        Activation a = aligned(left, dims.length);
        Activation b = aligned(right, dims.length);
        if (a.layout().equals(b.layout()) && a.shape().equals(b.shape())) {
            Value value = draft.add(name, op, new Value(a.value(), a.shape()), new Value(b.value(), b.shape()));
            return new Activation(value.name(), value.shape(), a.layout());
        }
        int[] order = order(a, b);
        Value value = draft.add(name, op, draft.arrange(name, a, order), draft.arrange(name, b, order));
        return new Activation(value.name(), value.shape(), Layout.of(dims, order));
    }

    /** The order of the larger operand, which is the dearer one to move; without axes that are 1 in both if too many. */
    private static int[] order(Activation a, Activation b) {
        boolean leftIsLarger = a.layout().elements() >= b.layout().elements();
        int[] order = AxisOrder.of((leftIsLarger ? a : b).layout());
        if (order.length > GraphDraft.AXES) {
            order = Arrays.stream(order)
                    .filter(axis -> !a.layout().isUnit(axis) || !b.layout().isUnit(axis))
                    .toArray();
        }
        if (order.length > GraphDraft.AXES) {
            throw new Rejection(ModelProblem.TOO_MANY_AXES, GraphDraft.AXES, order.length);
        }
        return order;
    }

    /**
     * Tensors one behind the other.
     *
     * @param axis of the file's tensors
     */
    public static Activation concat(GraphDraft draft, String name, List<Activation> tensors, int axis) {
        int[] dims = tensors.get(0).dims();
        int[] order = AxisOrder.of(tensors.get(0).layout());
        AxisOrder.position(order, axis);
        int[] result = dims.clone();
        result[axis] = 0;
        Value[] values = new Value[tensors.size()];
        for (int i = 0; i < values.length; i++) {
            int[] each = tensors.get(i).dims();
            requireSame(dims, each, axis);
            result[axis] += each[axis];
            values[i] = draft.arrange(name, tensors.get(i), order);
        }
        Value value = draft.add(name, new Op.Concat(GraphDraft.axis(order, axis)), values);
        return new Activation(value.name(), value.shape(), Layout.of(result, order));
    }

    private static void requireSame(int[] first, int[] other, int axis) {
        boolean same = first.length == other.length;
        for (int i = 0; same && i < first.length; i++) {
            same = i == axis || first[i] == other[i];
        }
        if (!same) {
            throw new Rejection(
                    ModelProblem.SIZES_DISAGREE, "extents besides axis " + axis, Dims.text(first), Dims.text(other));
        }
    }

    /** With axes of extent 1 in front, so that ranks agree. */
    private static Activation aligned(Activation tensor, int rank) {
        return tensor.withLayout(
                tensor.layout().reshaped(Dims.leadingOnes(rank, tensor.dims())).orElseThrow());
    }
}
