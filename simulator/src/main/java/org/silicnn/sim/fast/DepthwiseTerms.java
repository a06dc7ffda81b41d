package org.silicnn.sim.fast;

import org.silicnn.ir.Constant;

/**
 * What a depthwise convolution multiplies by.
 *
 * @param weights vector of channels, tap, channel of the vector; the last fastest. The last vector holds the last
 *     channels, so it shares some with the one before where the channels don't fill it; a single one is filled
 *     with zeros
 * @param taps of a vector: those of the window, then zeros
 * @param steps how sums are rounded
 */
record DepthwiseTerms(float[] weights, int taps, FoldedSteps steps) {
    static DepthwiseTerms of(Constant from, int channels, int width, int taps, FoldedSteps steps) {
        int windowTaps = from.size() / channels;
        int vectors = (channels + width - 1) / width;
        float[] weights = new float[vectors * taps * width];
        for (int v = 0; v < vectors; v++) {
            int first = Math.max(0, Math.min(v * width, channels - width));
            for (int t = 0; t < windowTaps; t++) {
                for (int c = 0; c < Math.min(width, channels); c++) {
                    weights[(v * taps + t) * width + c] = from.get((first + c) * windowTaps + t);
                }
            }
        }
        return new DepthwiseTerms(weights, taps, steps);
    }

    DepthwiseTerms with(FoldedSteps others) {
        return new DepthwiseTerms(weights, taps, others);
    }
}
