package org.silicnn.sim;

import org.silicnn.ir.Add;

/** Reference loop of {@link Add}. */
final class AddKernel {
    private AddKernel() {}

    static Tensor run(Add layer, Tensor left, Tensor right) {
        long[] sums = new long[left.values().length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = (left.values()[i] - left.type().zeroPoint())
                    + (right.values()[i] - right.type().zeroPoint());
        }
        return new Tensor(layer.outputType(), sums);
    }
}
