package org.silicnn.sim;

import org.silicnn.ir.Arithmetic;
import org.silicnn.ir.Shape;

/** Reference loops of {@link Arithmetic}. */
final class ArithmeticKernel {
    private ArithmeticKernel() {}

    static Tensor run(Arithmetic layer, Tensor left, Tensor right) {
        Shape shape = layer.outputType().shape();
        long[] results = new long[shape.elements()];
        for (int place = 0; place < shape.places(); place++) {
            for (int c = 0; c < shape.channels(); c++) {
                results[place * shape.channels() + c] =
                        layer.operator().apply(value(left, place, c), value(right, place, c));
            }
        }
        return new Tensor(layer.outputType(), results);
    }

    /** Of a tensor that may have one place or one channel for all. */
    private static long value(Tensor tensor, int place, int channel) {
        Shape shape = tensor.type().shape();
        int index = place % shape.places() * shape.channels() + channel % shape.channels();
        return tensor.values()[index] - tensor.type().zeroPoint();
    }
}
