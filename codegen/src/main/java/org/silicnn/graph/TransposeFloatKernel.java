package org.silicnn.graph;

import java.util.List;

/** Elements in another order, which is worked out once. */
final class TransposeFloatKernel implements FloatKernel {
    private final int[] from;

    TransposeFloatKernel(Op.Transpose op) {
        int rank = op.extents().size();
        int[] strides = new int[rank];
        int stride = 1;
        for (int axis = rank - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= op.extents().get(axis);
        }
        int[] places = {0};
        for (int axis : op.order()) {
            int extent = op.extents().get(axis);
            int[] longer = new int[places.length * extent];
            for (int i = 0; i < longer.length; i++) {
                longer[i] = places[i / extent] + i % extent * strides[axis];
            }
            places = longer;
        }
        from = places;
    }

    @Override
    public float[] run(List<float[]> inputs) {
        float[] input = inputs.get(0);
        float[] output = new float[from.length];
        for (int i = 0; i < output.length; i++) {
            output[i] = input[from[i]];
        }
        return output;
    }
}
