package org.silicnn.graph;

import java.util.List;
import org.silicnn.ir.Shape;

/** Arithmetic on two tensors, each repeated along axes where it has one element. */
final class ArithmeticFloatKernel implements FloatKernel {
    private final Operator operator;
    private final int[] left;
    private final int[] right;

    ArithmeticFloatKernel(Operator operator, Shape left, Shape right, Shape output) {
        this.operator = operator;
        this.left = repeated(left, output);
        this.right = repeated(right, output);
    }

    private static int[] repeated(Shape input, Shape output) {
        int[] places = {0};
        for (Axis axis : Axis.values()) {
            int extent = axis.of(output);
            int[] longer = new int[places.length * extent];
            for (int i = 0; i < longer.length; i++) {
                longer[i] = places[i / extent] * axis.of(input) + (axis.of(input) == 1 ? 0 : i % extent);
            }
            places = longer;
        }
        return places;
    }

    @Override
    public float[] run(List<float[]> inputs) {
        float[] output = new float[left.length];
        for (int i = 0; i < output.length; i++) {
            output[i] = (float) operator.apply(inputs.get(0)[left[i]], inputs.get(1)[right[i]]);
        }
        return output;
    }
}
