package org.silicnn.sim;

import org.silicnn.fixed.FixedPoint;
import org.silicnn.ir.Requantize;

/** Reference loop of {@link Requantize}. */
final class RequantizeKernel {
    private RequantizeKernel() {}

    static Tensor run(Requantize layer, Tensor input) {
        int channels = input.type().shape().channels();
        int inputZeroPoint = input.type().zeroPoint();
        int zeroPoint = layer.outputType().zeroPoint();
        long[] values = new long[input.values().length];
        for (int i = 0; i < values.length; i++) {
            int channel = i % channels;
            values[i] = FixedPoint.requantize(
                    input.values()[i] - inputZeroPoint,
                    layer.multiplier(channel),
                    layer.shift(channel),
                    zeroPoint,
                    layer.rounding(),
                    layer.overflow(),
                    layer.outputType().format());
        }
        return new Tensor(layer.outputType(), values);
    }
}
