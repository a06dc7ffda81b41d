package org.silicnn.sim;

import org.silicnn.ir.Conv;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/** Reference loops of {@link Conv}. */
final class ConvKernel {
    private ConvKernel() {}

    static Tensor run(Conv layer, Tensor input) {
        Shape shape = layer.outputType().shape();
        long[] sums = new long[shape.elements()];
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                for (int o = 0; o < shape.channels(); o++) {
                    sums[shape.index(0, y, x, o)] = layer.bias().get(o) + sum(layer, input, y, x, o);
                }
            }
        }
        return new Tensor(layer.outputType(), sums);
    }

    private static long sum(Conv layer, Tensor input, int y, int x, int output) {
        Window.Axis rows = layer.window().height();
        Window.Axis columns = layer.window().width();
        Shape shape = input.type().shape();
        int zeroPoint = input.type().zeroPoint();
        int channels = layer.inputChannelsPerGroup();
        int firstChannel = output / layer.outputChannelsPerGroup() * channels;
        long sum = 0;
        for (int ky = 0; ky < rows.kernel(); ky++) {
            int cellY = rows.cell(y, ky);
            for (int kx = 0; kx < columns.kernel(); kx++) {
                int cellX = columns.cell(x, kx);
                if (cellY < 0 || cellY >= shape.height() || cellX < 0 || cellX >= shape.width()) {
                    continue;
                }
                int weight = ((output * rows.kernel() + ky) * columns.kernel() + kx) * channels;
                for (int c = 0; c < channels; c++) {
                    long value = input.get(0, cellY, cellX, firstChannel + c) - zeroPoint;
                    sum += layer.weights().get(weight + c) * value;
                }
            }
        }
        return sum;
    }
}
