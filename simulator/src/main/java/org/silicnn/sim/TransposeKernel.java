package org.silicnn.sim;

import java.util.List;
import org.silicnn.ir.Transpose;

/** Reference loop of {@link Transpose}. */
final class TransposeKernel {
    private TransposeKernel() {}

    static Tensor run(Transpose layer, Tensor input) {
        long[] values = new long[input.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = input.values()[source(layer, i)];
        }
        return new Tensor(layer.outputType(), values);
    }

    /** Takes an output element's position apart into indices, innermost first, and puts the input's together from them. */
    private static int source(Transpose layer, int output) {
        List<Integer> extents = layer.extents();
        int rest = output;
        int source = 0;
        for (int i = extents.size() - 1; i >= 0; i--) {
            int axis = layer.order().get(i);
            int index = rest % extents.get(axis);
            rest /= extents.get(axis);
            int stride = 1;
            for (int inner = axis + 1; inner < extents.size(); inner++) {
                stride *= extents.get(inner);
            }
            source += index * stride;
        }
        return source;
    }
}
