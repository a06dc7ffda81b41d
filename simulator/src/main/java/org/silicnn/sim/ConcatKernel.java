package org.silicnn.sim;

import java.util.List;
import org.silicnn.ir.Concat;
import org.silicnn.ir.Shape;

/** Reference loops of {@link Concat}. */
final class ConcatKernel {
    private ConcatKernel() {}

    static Tensor run(Concat layer, List<Tensor> inputs) {
        Shape shape = layer.outputType().shape();
        long[] values = new long[shape.elements()];
        int next = 0;
        for (int place = 0; place < shape.places(); place++) {
            for (Tensor input : inputs) {
                int channels = input.type().shape().channels();
                for (int c = 0; c < channels; c++) {
                    values[next++] = input.values()[place * channels + c];
                }
            }
        }
        return new Tensor(layer.outputType(), values);
    }
}
