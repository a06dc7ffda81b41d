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
        int zeroPoint = layer.outputType().zeroPoint();
        for (int i = 0; i < n; i++) {
            long stored = FixedPoint.requantize(
                    (long) row[i],
                    layer.multiplier(channel),
                    layer.shift(channel),
                    zeroPoint,
                    layer.rounding(),
                    layer.overflow(),
                    layer.outputType().format());
            row[i] = stored - zeroPoint;
        }
    }
}
