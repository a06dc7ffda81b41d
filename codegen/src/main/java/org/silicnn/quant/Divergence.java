package org.silicnn.quant;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Kullback-Leibler divergence of a histogram from its quantised self. */
final class Divergence {
    /** Stands for a bin that quantisation emptied, so that losing one costs much but not infinitely much. */
    private static final double EMPTY = 1e-6;

    private static final int ZERO_BIN = Histogram.BINS / 2;

    private Divergence() {}

    /**
     * {@code Σ p · ln(p / q)} in nats, where {@code p} is the histogram with its clipped tails moved to the limits and
     * {@code q} spreads each stored value's count evenly over the bins that were not empty before. What chance alone adds
     * for a histogram of so few values (Miller 1955: half the lost degrees of freedom over their number) is taken off, or
     * small calibration sets would always favour the clipping candidates.
     */
    static double of(Histogram histogram, Quantization quantization) {
        double low = quantization.scale() * (quantization.format().min() - quantization.zeroPoint());
        double high = quantization.scale() * (quantization.format().max() - quantization.zeroPoint());
        double[] clipped = new double[Histogram.BINS];
        double[] inside = new double[Histogram.BINS];
        for (int i = 0; i < Histogram.BINS; i++) {
            double centre = histogram.centre(i);
            int target = centre < low ? nearest(histogram, low) : centre > high ? nearest(histogram, high) : i;
            clipped[target] += count(histogram, i);
            inside[i] += target == i ? count(histogram, i) : 0;
        }
        Map<Double, double[]> levels = levels(histogram, quantization, inside);
        double[] spread = spread(histogram, quantization, inside, levels);
        double total = Math.max(1, histogram.total() - histogram.count(ZERO_BIN));
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
        return divergence - (occupied(inside) - levels.size()) / (2 * total);
    }

    /** Half of what a ReLU makes is zero, and zero is always stored exactly: its spike says nothing about a range. */
    private static long count(Histogram histogram, int bin) {
        return bin == ZERO_BIN ? 0 : histogram.count(bin);
    }

    private static long occupied(double[] counts) {
        return Arrays.stream(counts).filter(count -> count > 0).count();
    }

    private static Map<Double, double[]> levels(Histogram histogram, Quantization quantization, double[] inside) {
        Map<Double, double[]> levels = new HashMap<>();
        for (int i = 0; i < Histogram.BINS; i++) {
            if (inside[i] > 0) {
                double[] sumAndBins =
                        levels.computeIfAbsent(quantization.roundTrip(histogram.centre(i)), level -> new double[2]);
                sumAndBins[0] += inside[i];
                sumAndBins[1]++;
            }
        }
        return levels;
    }

    private static double[] spread(
            Histogram histogram, Quantization quantization, double[] inside, Map<Double, double[]> levels) {
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
