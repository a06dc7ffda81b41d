package org.silicnn.sim;

import org.silicnn.ir.AveragePool;
import org.silicnn.ir.Shape;

/** Reference loops of {@link AveragePool}. */
final class AveragePoolKernel {
    private AveragePoolKernel() {}

    static Tensor run(AveragePool layer, Tensor input) {
        Shape shape = layer.outputType().shape();
        Taps taps = new Taps(layer.window(), input.type().shape());
        long unit = layer.unit();
        int zeroPoint = input.type().zeroPoint();
        long[] sums = new long[shape.elements()];
        for (int z = 0; z < shape.depth(); z++) {
            for (int y = 0; y < shape.height(); y++) {
                for (int x = 0; x < shape.width(); x++) {
                    int place = shape.index(z, y, x, 0);
                    int[] inside = {0};
                    taps.forEach(z, y, x, (tap, cell) -> {
                        inside[0]++;
                        for (int c = 0; c < shape.channels(); c++) {
                            sums[place + c] += input.values()[cell + c] - zeroPoint;
                        }
                    });
                    long factor = unit / (layer.countPadding() ? layer.window().taps() : inside[0]);
                    for (int c = 0; c < shape.channels(); c++) {
                        sums[place + c] *= factor;
                    }
                }
            }
        }
        return new Tensor(layer.outputType(), sums);
    }
}
