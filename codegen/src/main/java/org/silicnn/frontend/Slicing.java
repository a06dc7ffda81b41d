package org.silicnn.frontend;

import java.util.ArrayList;
import java.util.List;
import org.silicnn.frontend.GraphDraft.Value;
import org.silicnn.graph.Axis;
import org.silicnn.graph.Op;
import org.silicnn.ir.Shape;

/** Parts of a tensor. */
public final class Slicing {
    private Slicing() {}

    /** Some of the elements along one axis: {@code count} of them, from {@code start} on. */
    public record Part(int axis, int start, int step, int count) {}

    /**
     * A part of at least one element.
     *
     * @throws Rejection if the axis is the batch
     */
    public static Activation part(GraphDraft draft, String name, Activation tensor, Part part) {
        int[] order = AxisOrder.of(tensor.layout());
        AxisOrder.position(order, part.axis());
        Value value = draft.arrange(name, tensor, order);
        Axis axis = GraphDraft.axis(order, part.axis());
        List<Integer> start = new ArrayList<>(List.of(0, 0, 0, 0));
        List<Integer> step = new ArrayList<>(List.of(1, 1, 1, 1));
        start.set(axis.position(), part.start());
        step.set(axis.position(), part.step());
        Shape shape = axis.with(value.shape(), part.count());
        Value result = draft.add(name, new Op.Slice(start, step, shape), value);
        int[] dims = tensor.dims();
        dims[part.axis()] = part.count();
        return new Activation(result.name(), result.shape(), Layout.of(dims, order));
    }
}
