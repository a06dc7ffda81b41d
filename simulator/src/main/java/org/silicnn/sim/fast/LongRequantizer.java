package org.silicnn.sim.fast;

import org.silicnn.fixed.FixedPoint;
import org.silicnn.ir.Requantize;

/** One value after the other through the definition: for what no proof covers. */
final class LongRequantizer extends RowRequantizer {
    private final Requantize layer;

    LongRequantizer(Requantize layer) {
        this.layer = layer;
    }

    @Override
    void apply(double[] row, int n, int channel) {
        for (int i = 0; i < n; i++) {
            row[i] = apply((long) row[i], channel);
        }
    }

    @Override
    void applyPlaces(float[] values, int at, int places) {
        int channels = layer.inputType().shape().channels();
        for (int i = 0; i < places * channels; i++) {
            values[at + i] = apply((long) values[at + i], i % channels);
        }
    }

    private long apply(long sum, int channel) {
        int zeroPoint = layer.outputType().zeroPoint();
        return FixedPoint.requantize(
                        sum,
                        layer.multiplier(channel),
                        layer.shift(channel),
                        zeroPoint,
                        layer.rounding(),
                        layer.overflow(),
                        layer.outputType().format())
                - zeroPoint;
    }
}
