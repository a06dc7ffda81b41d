package org.silicnn.evaluate;

import org.silicnn.fixed.FixedFormat;
import org.silicnn.ir.Layer;
import org.silicnn.quant.Quantized;
import org.silicnn.sim.Tensor;

/** The sums behind one {@link LayerError}, while images go by. */
final class ErrorCount {
    private final Layer layer;
    private final Quantized.Origin origin;
    private long elements;
    private double signal;
    private double noise;
    private double saturationNoise;
    private double maxError;
    private long saturated;
    private long zeros;
    private long floatZeros;
    private long least = Long.MAX_VALUE;
    private long most = Long.MIN_VALUE;

    ErrorCount(Layer layer, Quantized.Origin origin) {
        this.layer = layer;
        this.origin = origin;
    }

    void add(Tensor fixed, float[] floating) {
        int channels = fixed.type().shape().channels();
        for (int i = 0; i < floating.length; i++) {
            add(fixed.values()[i], floating[i], i % channels);
        }
        elements += floating.length;
    }

    private void add(long stored, double floating, int channel) {
        FixedFormat format = layer.outputType().format();
        int zeroPoint = layer.outputType().zeroPoint();
        double error = Math.abs(origin.real(stored, zeroPoint, channel) - floating);
        double halfStep = origin.real(zeroPoint + 1L, zeroPoint, channel) / 2;
        signal += floating * floating;
        noise += error * error;
        maxError = Math.max(maxError, error);
        boolean above = stored == format.max() && floating > origin.real(stored, zeroPoint, channel);
        boolean below = stored == format.min() && floating < origin.real(stored, zeroPoint, channel);
        if ((above || below) && error > halfStep) {
            saturated++;
            saturationNoise += error * error;
        }
        zeros += stored == zeroPoint ? 1 : 0;
        floatZeros += floating == 0 ? 1 : 0;
        least = Math.min(least, stored);
        most = Math.max(most, stored);
    }

    LayerError total() {
        return new LayerError(
                layer,
                origin,
                elements,
                signal,
                noise,
                saturationNoise,
                maxError,
                saturated,
                zeros,
                floatZeros,
                least,
                most);
    }
}
