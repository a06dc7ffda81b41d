package org.silicnn.sim;

import org.silicnn.ir.Shape;
import org.silicnn.ir.Upsample;

/** Reference loops of {@link Upsample}. */
final class UpsampleKernel {
    private UpsampleKernel() {}

    static Tensor run(Upsample layer, Tensor input) {
        Shape shape = layer.outputType().shape();
        long[] values = new long[shape.elements()];
        int next = 0;
        for (int z = 0; z < shape.depth(); z++) {
            for (int y = 0; y < shape.height(); y++) {
                for (int x = 0; x < shape.width(); x++) {
                    for (int c = 0; c < shape.channels(); c++) {
                        values[next++] = input.get(z / layer.depth(), y / layer.height(), x / layer.width(), c);
                    }
                }
            }
        }
        return new Tensor(layer.outputType(), values);
    }
}
