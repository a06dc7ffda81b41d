package org.silicnn.frontend;

import org.silicnn.frontend.GraphDraft.Value;
import org.silicnn.graph.Op;

/** Ops that look along one axis, which the graph's ops want as channels. */
public final class AxisOps {
    private AxisOps() {}

    /**
     * Applies one.
     *
     * @param axis of the file's tensor; not the batch
     * @throws Rejection if it is the batch
     */
    public static Activation along(GraphDraft draft, String name, Op op, Activation input, int axis) {
        int[] order = AxisOrder.withLast(AxisOrder.of(input.layout()), axis);
        Value output = draft.add(name, op, draft.arrange(name, input, order));
        int[] dims = input.dims();
        if (op instanceof Op.ArgMax) {
            dims[axis] = 1;
        }
        return new Activation(output.name(), output.shape(), Layout.of(dims, order));
    }
}
