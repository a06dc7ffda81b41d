package org.silicnn.quant;

import java.util.function.DoubleUnaryOperator;

/**
 * Counts of values on a symmetric range that doubles when a value falls outside, so that one pass over any number of
 * images suffices and their order does not matter.
 */
final class Histogram {
    static final int BINS = 4096;

    private static final double SMALLEST_REACH = Math.scalb(1.0, -40);

    private final long[] counts = new long[BINS];
    private double reach = SMALLEST_REACH;
    private double min;
    private double max;
    private long total;

    void add(float[] values) {
        for (float value : values) {
            add(value);
        }
    }

    /** Counts a value, but for those that are infinite or no number: no range holds them. */
    void add(double value) {
        if (!Double.isFinite(value)) {
            return;
        }
        while (Math.abs(value) >= reach) {
            widen();
        }
        counts[(int) ((value + reach) / (2 * reach) * BINS)]++;
        min = Math.min(min, value);
        max = Math.max(max, value);
        total++;
    }

    private void widen() {
        reach *= 2;
        if (total == 0) {
            return;
        }
        long[] wide = new long[BINS];
        for (int i = 0; i < BINS; i++) {
            wide[BINS / 4 + i / 2] += counts[i];
        }
        System.arraycopy(wide, 0, counts, 0, BINS);
    }

    /** The least value seen, or 0 if none was negative. */
    double min() {
        return min;
    }

    /** The largest value seen, or 0 if none was positive. */
    double max() {
        return max;
    }

    long total() {
        return total;
    }

    long count(int bin) {
        return counts[bin];
    }

    /** The middle of a bin. */
    double centre(int bin) {
        return ((bin + 0.5) / BINS * 2 - 1) * reach;
    }

    /** The least value of which at most this share of all values lies below, within a bin; never above 0. */
    double lowQuantile(double share) {
        long allowed = (long) (share * total);
        int bin = 0;
        for (long below = 0; bin < BINS - 1 && below + counts[bin] <= allowed; bin++) {
            below += counts[bin];
        }
        return Math.min(0, Math.max(min, centre(bin) - reach / BINS));
    }

    /** The largest value of which at most this share of all values lies above, within a bin; never below 0. */
    double highQuantile(double share) {
        long allowed = (long) (share * total);
        int bin = BINS - 1;
        for (long above = 0; bin > 0 && above + counts[bin] <= allowed; bin--) {
            above += counts[bin];
        }
        return Math.max(0, Math.min(max, centre(bin) + reach / BINS));
    }

    /** Mean of {@code (value − kept(value))²} over what was seen, each bin taken at its centre. */
    double meanSquareError(DoubleUnaryOperator kept) {
        double sum = 0;
        for (int i = 0; i < BINS; i++) {
            if (counts[i] > 0) {
                double error = centre(i) - kept.applyAsDouble(centre(i));
                sum += counts[i] * error * error;
            }
        }
        return total == 0 ? 0 : sum / total;
    }
}
