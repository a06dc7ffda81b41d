package org.silicnn.quant;

import java.util.HashMap;
import java.util.Map;

/** Kullback-Leibler divergence of a histogram from its quantised self. */
final class Divergence {
    /** Stands for a bin that quantisation emptied, so that losing one costs much but not infinitely much. */
    private static final double EMPTY = 1e-6;

    private Divergence() {}

    /**
     * {@code Σ p · ln(p / q)} in nats, where {@code p} is the histogram with its clipped tails moved to the limits and
     * {@code q} spreads each stored value's count evenly over the bins that were not empty before.
     */
    static double of(Histogram histogram, Quantization quantization) {
        double low = quantization.scale() * (quantization.format().min() - quantization.zeroPoint());
        double high = quantization.scale() * (quantization.format().max() - quantization.zeroPoint());
        double[] clipped = new double[Histogram.BINS];
        double[] inside = new double[Histogram.BINS];
        for (int i = 0; i < Histogram.BINS; i++) {
            double centre = histogram.centre(i);
            int target = centre < low ? nearest(histogram, low) : centre > high ? nearest(histogram, high) : i;
            clipped[target] += histogram.count(i);
            inside[i] += target == i ? histogram.count(i) : 0;
        }
        double[] spread = spread(histogram, quantization, inside);
        double total = histogram.total();
        double kept = 0;
        for (double count : spread) {
            kept += count;
        }
        double divergence = 0;
        for (int i = 0; i < Histogram.BINS; i++) {
            if (clipped[i] > 0) {
                double p = clipped[i] / total;
                divergence += p * Math.log(p / Math.max(EMPTY / total, spread[i] / Math.max(1, kept)));
            }
        }
        return divergence;
    }

    private static double[] spread(Histogram histogram, Quantization quantization, double[] inside) {
        Map<Double, double[]> levels = new HashMap<>();
        for (int i = 0; i < Histogram.BINS; i++) {
            if (inside[i] > 0) {
                double[] sumAndBins =
                        levels.computeIfAbsent(quantization.roundTrip(histogram.centre(i)), level -> new double[2]);
                sumAndBins[0] += inside[i];
                sumAndBins[1]++;
            }
        }
        double[] spread = new double[Histogram.BINS];
        for (int i = 0; i < Histogram.BINS; i++) {
            if (inside[i] > 0) {
                double[] sumAndBins = levels.get(quantization.roundTrip(histogram.centre(i)));
                spread[i] = sumAndBins[0] / sumAndBins[1];
            }
        }
        return spread;
    }

    private static int nearest(Histogram histogram, double value) {
        double reach = -histogram.centre(0) / (1 - 1.0 / Histogram.BINS);
        int bin = (int) ((value + reach) / (2 * reach) * Histogram.BINS);
        return Math.max(0, Math.min(Histogram.BINS - 1, bin));
    }
}
