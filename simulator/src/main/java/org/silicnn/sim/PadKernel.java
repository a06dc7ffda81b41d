package org.silicnn.sim;

import java.util.Arrays;
import org.silicnn.ir.Pad;
import org.silicnn.ir.Shape;

/** Reference loops of {@link Pad}. */
final class PadKernel {
    private PadKernel() {}

    static Tensor run(Pad layer, Tensor input) {
        Shape from = input.type().shape();
        Shape to = layer.outputType().shape();
        long[] values = new long[to.elements()];
        Arrays.fill(values, layer.value());
        int depth = layer.before().get(0);
        int height = layer.before().get(1);
        int width = layer.before().get(2);
        int channel = layer.before().get(3);
        for (int z = 0; z < from.depth(); z++) {
            for (int y = 0; y < from.height(); y++) {
                for (int x = 0; x < from.width(); x++) {
                    for (int c = 0; c < from.channels(); c++) {
                        values[to.index(depth + z, height + y, width + x, channel + c)] = input.get(z, y, x, c);
                    }
                }
            }
        }
        return new Tensor(layer.outputType(), values);
    }
}
