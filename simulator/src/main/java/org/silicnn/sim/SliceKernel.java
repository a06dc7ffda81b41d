package org.silicnn.sim;

import org.silicnn.ir.Shape;
import org.silicnn.ir.Slice;

/** Reference loops of {@link Slice}. */
final class SliceKernel {
    private SliceKernel() {}

    static Tensor run(Slice layer, Tensor input) {
        Shape shape = layer.shape();
        long[] values = new long[shape.elements()];
        int next = 0;
        for (int z = 0; z < shape.depth(); z++) {
            for (int y = 0; y < shape.height(); y++) {
                for (int x = 0; x < shape.width(); x++) {
                    for (int c = 0; c < shape.channels(); c++) {
                        values[next++] = input.get(at(layer, 0, z), at(layer, 1, y), at(layer, 2, x), at(layer, 3, c));
                    }
                }
            }
        }
        return new Tensor(layer.outputType(), values);
    }

    private static int at(Slice layer, int axis, int output) {
        return layer.start().get(axis) + output * layer.step().get(axis);
    }
}
