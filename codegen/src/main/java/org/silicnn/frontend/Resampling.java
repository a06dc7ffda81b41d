package org.silicnn.frontend;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.silicnn.frontend.GraphDraft.Value;
import org.silicnn.graph.Axis;
import org.silicnn.graph.Op;
import org.silicnn.graph.Sampling;

/** Tensors made larger or smaller. */
public final class Resampling {
    private Resampling() {}

    /**
     * The tensor with other extents.
     *
     * @param sizes extents of the result, batch included
     * @param scales by how much each is larger; 1 on at least one axis besides the batch
     * @throws Rejection if all axes change
     */
    public static Activation resize(
            GraphDraft draft,
            String name,
            Activation input,
            int[] sizes,
            double[] scales,
            Interpolation interpolation) {
        int[] dims = input.dims();
        int[] order = AxisOrder.of(input.layout());
        int channels = order[order.length - 1];
        boolean channelsResized = sizes[channels] != dims[channels] || scales[channels] != 1;
        int[] free = IntStream.of(order)
                .filter(axis -> sizes[axis] == dims[axis] && scales[axis] == 1)
                .toArray();
        if (channelsResized && free.length > 0) {
            order = AxisOrder.withLast(order, free[0]);
        } else if (channelsResized) {
            throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "scales", "1 on one axis", Arrays.toString(scales));
        }
        Sampling[] samplings = {Sampling.identity(1), Sampling.identity(1), Sampling.identity(1)};
        for (int axis : order) {
            Axis target = GraphDraft.axis(order, axis);
            if (target != Axis.CHANNELS) {
                samplings[target.position()] = interpolation.along(dims[axis], sizes[axis], scales[axis]);
            }
        }
        Op op = new Op.Resize(samplings[0], samplings[1], samplings[2]);
        Value output = draft.add(name, op, draft.arrange(name, input, order));
        return new Activation(output.name(), output.shape(), Layout.of(sizes, order));
    }
}
