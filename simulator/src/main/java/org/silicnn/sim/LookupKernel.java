package org.silicnn.sim;

import org.silicnn.ir.Lookup;

/** Reference loop of {@link Lookup}. */
final class LookupKernel {
    private LookupKernel() {}

    static Tensor run(Lookup layer, Tensor input) {
        int channels = input.type().shape().channels();
        long least = input.type().format().min();
        long[] values = new long[input.values().length];
        for (int i = 0; i < values.length; i++) {
            int first = layer.isPerChannel() ? i % channels * layer.entries() : 0;
            values[i] = layer.table().get(first + (int) (input.values()[i] - least));
        }
        return new Tensor(layer.outputType(), values);
    }
}
