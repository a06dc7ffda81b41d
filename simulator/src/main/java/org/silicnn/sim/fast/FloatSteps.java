package org.silicnn.sim.fast;

import java.util.Arrays;

/**
 * The numbers of a {@link FloatRequantizer}, one for each channel.
 *
 * @param scale {@code 2^-shift}
 * @param offset added before rounding to the nearest integer
 * @param offsetIfNegative added too where the sum is negative
 * @param least smallest result
 * @param most largest result
 */
record FloatSteps(float[] scale, float[] offset, float[] offsetIfNegative, float least, float most) {
    /** Those of some channels. */
    FloatSteps slice(int first, int count) {
        return new FloatSteps(
                Arrays.copyOfRange(scale, first, first + count),
                Arrays.copyOfRange(offset, first, first + count),
                Arrays.copyOfRange(offsetIfNegative, first, first + count),
                least,
                most);
    }

    /** Those of all channels, so many times. */
    FloatSteps repeated(int times) {
        return new FloatSteps(
                repeat(scale, times), repeat(offset, times), repeat(offsetIfNegative, times), least, most);
    }

    private static float[] repeat(float[] values, int times) {
        float[] repeated = new float[values.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(values, 0, repeated, i * values.length, values.length);
        }
        return repeated;
    }

    /** With more channels, so that whole vectors can be read. */
    FloatSteps padded(int groups, int outputs, int paddedOutputs) {
        return new FloatSteps(
                FoldedSteps.pad(scale, groups, outputs, paddedOutputs),
                FoldedSteps.pad(offset, groups, outputs, paddedOutputs),
                FoldedSteps.pad(offsetIfNegative, groups, outputs, paddedOutputs),
                least,
                most);
    }
}
