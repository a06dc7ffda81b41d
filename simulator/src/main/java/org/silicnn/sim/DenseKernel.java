package org.silicnn.sim;

import org.silicnn.ir.Dense;

/** Reference loops of {@link Dense}. */
final class DenseKernel {
    private DenseKernel() {}

    static Tensor run(Dense layer, Tensor input) {
        long[] values = input.values();
        int inputs = values.length;
        int zeroPoint = input.type().zeroPoint();
        long[] sums = new long[layer.bias().size()];
        for (int o = 0; o < sums.length; o++) {
            long sum = layer.bias().get(o);
            for (int i = 0; i < inputs; i++) {
                sum += layer.weights().get(o * inputs + i) * (values[i] - zeroPoint);
            }
            sums[o] = sum;
        }
        return new Tensor(layer.outputType(), sums);
    }
}
