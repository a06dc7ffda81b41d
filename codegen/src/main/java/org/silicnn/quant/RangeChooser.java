package org.silicnn.quant;

import java.util.ArrayList;
import java.util.List;
import org.silicnn.fixed.FixedFormat;

/**
 * Chooses how a tensor is stored from the values seen: the candidate of least loss among those that clip nothing and
 * those that clip some of the largest magnitudes for a finer step.
 */
record RangeChooser(QuantizationScheme scheme, CalibrationMethod method) {
    private static final double PERCENTILE_SHARE = 1e-4;
    /** Binary points tried beyond the one that clips nothing; further ones clip half of a bell curve's mass. */
    private static final int CLIPPING_POSITIONS = 3;
    /** Affine ranges tried: 100 %, 98 %, ... of the range seen. */
    private static final int AFFINE_STEPS = 40;

    private static final double AFFINE_STEP = 0.02;
    /** Keeps the scales of all-zero tensors, and shifts between scales, within what {@code Requantize} allows. */
    private static final int FINEST = 30;

    /** For values of either sign if {@code nonNegative} is false. */
    Quantization forActivation(Histogram histogram, int width, boolean nonNegative) {
        double low = nonNegative ? 0 : low(histogram);
        double high = high(histogram);
        List<Quantization> candidates = new ArrayList<>();
        if (scheme == QuantizationScheme.POW2) {
            addPowersOfTwo(candidates, new FixedFormat(width, 0, !nonNegative), low, high);
        } else {
            for (int step = 0; step < (searches() ? AFFINE_STEPS : 1); step++) {
                double shrink = 1 - step * AFFINE_STEP;
                candidates.add(Quantization.affine(width, low * shrink, high * shrink));
            }
        }
        return best(histogram, candidates);
    }

    /** Symmetric, zero stored as 0: a weight's zero point would cost a multiplication for every input. */
    Quantization forWeights(Histogram histogram, int width) {
        if (method == CalibrationMethod.KL) {
            // Divergence compares shapes of distributions, and a few hundred weights have none.
            return new RangeChooser(scheme, CalibrationMethod.MSE).forWeights(histogram, width);
        }
        double reach = Math.max(-low(histogram), high(histogram));
        FixedFormat whole = FixedFormat.signed(width, 0);
        List<Quantization> candidates = new ArrayList<>();
        if (scheme == QuantizationScheme.POW2) {
            addPowersOfTwo(candidates, whole, low(histogram), high(histogram));
        } else {
            for (int step = 0; step < (searches() ? AFFINE_STEPS : 1); step++) {
                double scale = Math.max(reach * (1 - step * AFFINE_STEP) / whole.max(), Math.scalb(1.0, -FINEST));
                candidates.add(new Quantization(whole, scale, 0));
            }
        }
        return best(histogram, candidates);
    }

    private double low(Histogram histogram) {
        return method == CalibrationMethod.PERCENTILE ? histogram.lowQuantile(PERCENTILE_SHARE) : histogram.min();
    }

    private double high(Histogram histogram) {
        return method == CalibrationMethod.PERCENTILE ? histogram.highQuantile(PERCENTILE_SHARE) : histogram.max();
    }

    private boolean searches() {
        return method == CalibrationMethod.MSE || method == CalibrationMethod.KL;
    }

    private void addPowersOfTwo(List<Quantization> candidates, FixedFormat whole, double low, double high) {
        int fraction = FINEST;
        while (Math.rint(Math.scalb(high, fraction)) > whole.max()
                || (whole.signed() && Math.rint(Math.scalb(low, fraction)) < whole.min())) {
            fraction--;
        }
        int last = searches() ? Math.min(FINEST, fraction + CLIPPING_POSITIONS) : fraction;
        for (; fraction <= last; fraction++) {
            candidates.add(Quantization.powerOfTwo(whole.withFractionBits(fraction)));
        }
    }

    private Quantization best(Histogram histogram, List<Quantization> candidates) {
        Quantization best = candidates.get(0);
        double least = Double.POSITIVE_INFINITY;
        for (Quantization candidate : candidates) {
            double loss = candidates.size() == 1
                    ? 0
                    : method == CalibrationMethod.KL
                            ? Divergence.of(histogram, candidate)
                            : histogram.meanSquareError(candidate::roundTrip);
            if (loss < least) {
                least = loss;
                best = candidate;
            }
        }
        return best;
    }
}
