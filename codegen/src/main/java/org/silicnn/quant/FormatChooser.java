package org.silicnn.quant;

import org.silicnn.fixed.FixedFormat;

/**
 * Chooses the binary point: of the positions that hold the largest magnitude and the few that clip some of the largest
 * for a finer step, the one with the least mean square error. With {@code w} bits a step finer halves the rounding error
 * of all values and clips the few in the outer half of the range.
 */
final class FormatChooser {
    /** Positions beyond the one without clipping; further ones clip half of a bell curve's mass. */
    private static final int CLIPPING_POSITIONS = 3;
    /** Keeps the formats of all-zero tensors, and shifts between formats, within what {@code Requantize} allows. */
    private static final int FINEST = 30;

    private FormatChooser() {}

    static FixedFormat forActivation(Histogram histogram, int width, boolean signed) {
        return choose(histogram, width, signed);
    }

    static FixedFormat forWeights(float[] weights, int width) {
        Histogram histogram = new Histogram();
        histogram.add(weights);
        return choose(histogram, width, true);
    }

    private static FixedFormat choose(Histogram histogram, int width, boolean signed) {
        int safe = withoutClipping(histogram, new FixedFormat(width, 0, signed));
        FixedFormat best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int fraction = safe; fraction <= Math.min(FINEST, safe + CLIPPING_POSITIONS); fraction++) {
            FixedFormat format = new FixedFormat(width, fraction, signed);
            double error = histogram.meanSquare(value -> value - rounded(value, format));
            if (error < least) {
                least = error;
                best = format;
            }
        }
        return best;
    }

    private static int withoutClipping(Histogram histogram, FixedFormat whole) {
        int fraction = FINEST;
        while (Math.rint(Math.scalb(histogram.max(), fraction)) > whole.max()
                || (whole.signed() && Math.rint(Math.scalb(histogram.min(), fraction)) < whole.min())) {
            fraction--;
        }
        return fraction;
    }

    private static double rounded(double value, FixedFormat format) {
        double low = format.min();
        double high = format.max();
        double stored = Math.rint(Math.scalb(value, format.fractionBits()));
        return Math.scalb(Math.max(low, Math.min(high, stored)), -format.fractionBits());
    }
}
