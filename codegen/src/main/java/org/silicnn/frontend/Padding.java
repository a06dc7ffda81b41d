package org.silicnn.frontend;

import java.util.ArrayList;
import java.util.List;
import org.silicnn.frontend.GraphDraft.Value;
import org.silicnn.graph.Op;
import org.silicnn.graph.PadMode;

/** Elements around a tensor. */
public final class Padding {
    private Padding() {}

    /**
     * Adds elements around.
     *
     * @param pads all axes' in front, then all axes' behind; at least 0
     */
    public static Activation pad(
            GraphDraft draft, String name, Activation input, int[] pads, PadMode mode, float value) {
        int[] dims = input.dims();
        int rank = dims.length;
        int[] order = AxisOrder.of(input.layout());
        Value arranged = draft.arrange(name, input, order);
        List<Integer> before = new ArrayList<>(List.of(0, 0, 0, 0));
        List<Integer> after = new ArrayList<>(List.of(0, 0, 0, 0));
        for (int axis = 0; axis < rank; axis++) {
            if (pads[axis] > 0 || pads[axis + rank] > 0) {
                int position = GraphDraft.axis(order, axis).position();
                before.set(position, pads[axis]);
                after.set(position, pads[axis + rank]);
                dims[axis] = Math.addExact(dims[axis], Math.addExact(pads[axis], pads[axis + rank]));
            }
        }
        Value padded = draft.add(name, new Op.Pad(before, after, mode, value), arranged);
        return new Activation(padded.name(), padded.shape(), Layout.of(dims, order));
    }
}
