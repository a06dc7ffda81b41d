package org.silicnn.evaluate;

import java.util.List;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.ir.Layer;
import org.silicnn.quant.Quantized;

/**
 * How far the tensor of one layer lies from its float original, over all images compared.
 *
 * @param layer of the network
 * @param origin what it stands for
 * @param elements how many numbers were compared
 * @param signal Σ float²
 * @param noise Σ (fixed − float)²
 * @param saturationNoise the part of {@code noise} at saturated elements
 * @param maxError largest |fixed − float|
 * @param saturated elements that stand at a limit of the format while the float lies more than half a step beyond it
 * @param zeros elements that stand for zero
 * @param floatZeros float elements that are zero
 * @param least smallest stored integer seen
 * @param most largest stored integer seen
 */
public record LayerError(
        Layer layer,
        Quantized.Origin origin,
        long elements,
        double signal,
        double noise,
        double saturationNoise,
        double maxError,
        long saturated,
        long zeros,
        long floatZeros,
        long least,
        long most) {

    /** Power of the noise over that of the signal; 0 if there is no noise. */
    public double noiseToSignal() {
        return noise == 0 ? 0 : noise / signal;
    }

    /** Signal-to-quantisation-noise ratio in dB; infinite if the layer is exact. */
    public double sqnr() {
        return -10 * Math.log10(noiseToSignal());
    }

    /** Share of the format's range between the smallest and the largest value seen: 0..1. */
    public double rangeUsed() {
        FixedFormat format = layer.outputType().format();
        return (double) (most - least) / ((double) format.max() - format.min());
    }

    /** The worth of one step, the largest if channels differ. */
    public double step() {
        List<Double> scales = origin.scales();
        return scales.stream().mapToDouble(scale -> scale).max().orElseThrow();
    }
}
