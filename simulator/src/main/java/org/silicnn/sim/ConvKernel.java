package org.silicnn.sim;

import org.silicnn.ir.Conv;
import org.silicnn.ir.Shape;

/** Reference loops of {@link Conv}. */
final class ConvKernel {
    private ConvKernel() {}

    static Tensor run(Conv layer, Tensor input) {
        Shape shape = layer.outputType().shape();
        Taps taps = new Taps(layer.window(), input.type().shape());
        long[] sums = new long[shape.elements()];
        for (int z = 0; z < shape.depth(); z++) {
            for (int y = 0; y < shape.height(); y++) {
                for (int x = 0; x < shape.width(); x++) {
                    int place = shape.index(z, y, x, 0);
                    for (int o = 0; o < shape.channels(); o++) {
                        sums[place + o] = layer.bias().get(o);
                    }
                    taps.forEach(z, y, x, (tap, cell) -> addTap(layer, input, tap, cell, sums, place));
                }
            }
        }
        return new Tensor(layer.outputType(), sums);
    }

    /** What the cell under one tap adds to the sums of all output channels at a place. */
    private static void addTap(Conv layer, Tensor input, int tap, int cell, long[] sums, int place) {
        int inputs = layer.inputChannelsPerGroup();
        int zeroPoint = input.type().zeroPoint();
        long[] values = input.values();
        for (int o = 0; o < layer.bias().size(); o++) {
            int firstChannel = o / layer.outputChannelsPerGroup() * inputs;
            int firstWeight = (o * layer.window().taps() + tap) * inputs;
            for (int c = 0; c < inputs; c++) {
                long value = values[cell + firstChannel + c] - zeroPoint;
                sums[place + o] += layer.weights().get(firstWeight + c) * value;
            }
        }
    }
}
