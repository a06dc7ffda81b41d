package org.silicnn.sim.fast;

import org.silicnn.fixed.FixedPoint;
import org.silicnn.ir.Requantize;

/** One value after the other through the definition: for what no proof covers. */
final class LongRequantizer extends RowRequantizer {
    private final Requantize layer;
    private final int firstChannel;
    private final int channels;

    LongRequantizer(Requantize layer) {
        this(layer, 0, layer.inputType().shape().channels());
    }

    private LongRequantizer(Requantize layer, int firstChannel, int channels) {
        this.layer = layer;
        this.firstChannel = firstChannel;
        this.channels = channels;
    }

    @Override
    RowRequantizer slice(int first, int count) {
        return new LongRequantizer(layer, firstChannel + first, count);
    }

    @Override
    void apply(double[] row, int n, int channel) {
        for (int i = 0; i < n; i++) {
            row[i] = apply((long) row[i], channel);
        }
    }

    @Override
    int channels() {
        return channels;
    }

    @Override
    void applyRow(double[] row, int places) {
        for (int i = 0; i < places * channels; i++) {
            row[i] = apply((long) row[i], i % channels);
        }
    }

    private long apply(long sum, int channel) {
        int zeroPoint = layer.outputType().zeroPoint();
        return FixedPoint.requantize(
                        sum,
                        layer.multiplier(firstChannel + channel),
                        layer.shift(firstChannel + channel),
                        zeroPoint,
                        layer.rounding(),
                        layer.overflow(),
                        layer.outputType().format())
                - zeroPoint;
    }
}
