package org.silicnn.sim;

import org.silicnn.ir.MaxPool;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/** Reference loops of {@link MaxPool}. */
final class MaxPoolKernel {
    private MaxPoolKernel() {}

    static Tensor run(MaxPool layer, Tensor input) {
        Shape shape = layer.outputType().shape();
        long[] values = new long[shape.elements()];
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                for (int c = 0; c < shape.channels(); c++) {
                    values[shape.index(0, y, x, c)] = max(layer.window(), input, y, x, c);
                }
            }
        }
        return new Tensor(layer.outputType(), values);
    }

    private static long max(Window window, Tensor input, int y, int x, int channel) {
        Shape shape = input.type().shape();
        long max = input.type().format().min();
        for (int ky = 0; ky < window.height().kernel(); ky++) {
            int cellY = window.height().cell(y, ky);
            for (int kx = 0; kx < window.width().kernel(); kx++) {
                int cellX = window.width().cell(x, kx);
                if (cellY >= 0 && cellY < shape.height() && cellX >= 0 && cellX < shape.width()) {
                    max = Math.max(max, input.get(0, cellY, cellX, channel));
                }
            }
        }
        return max;
    }
}
