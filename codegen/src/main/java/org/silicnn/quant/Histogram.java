package org.silicnn.quant;

/**
 * Counts of values on a symmetric range that doubles when a value falls outside, so that one pass over any number of
 * images suffices and the result does not depend on their order beyond the counts themselves.
 */
final class Histogram {
    private static final int BINS = 4096;
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

    private void add(double value) {
        while (Math.abs(value) >= reach) {
            widen();
        }
        counts[(int) ((value + reach) / (2 * reach) * BINS)]++;
        min = Math.min(min, value);
        max = Math.max(max, value);
        total++;
    }

    private void widen() {
        long[] wide = new long[BINS];
        for (int i = 0; i < BINS; i++) {
            wide[BINS / 4 + i / 2] += counts[i];
        }
        System.arraycopy(wide, 0, counts, 0, BINS);
        reach *= 2;
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

    /** Mean of {@code error(value)²} over what was seen, each bin taken at its centre. */
    double meanSquare(java.util.function.DoubleUnaryOperator error) {
        double sum = 0;
        for (int i = 0; i < BINS; i++) {
            if (counts[i] > 0) {
                double e = error.applyAsDouble(((i + 0.5) / BINS * 2 - 1) * reach);
                sum += counts[i] * e * e;
            }
        }
        return total == 0 ? 0 : sum / total;
    }
}
