package org.silicnn.sim;

import java.util.Arrays;
import org.silicnn.ir.MaxPool;
import org.silicnn.ir.Shape;

/** Reference loops of {@link MaxPool}. */
final class MaxPoolKernel {
    private MaxPoolKernel() {}

    static Tensor run(MaxPool layer, Tensor input) {
        Shape shape = layer.outputType().shape();
        Taps taps = new Taps(layer.window(), input.type().shape());
        long[] values = new long[shape.elements()];
        Arrays.fill(values, input.type().format().min());
        for (int z = 0; z < shape.depth(); z++) {
            for (int y = 0; y < shape.height(); y++) {
                for (int x = 0; x < shape.width(); x++) {
                    int place = shape.index(z, y, x, 0);
                    taps.forEach(z, y, x, (tap, cell) -> {
                        for (int c = 0; c < shape.channels(); c++) {
                            values[place + c] = Math.max(values[place + c], input.values()[cell + c]);
                        }
                    });
                }
            }
        }
        return new Tensor(layer.outputType(), values);
    }
}
