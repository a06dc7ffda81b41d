package org.silicnn.sim.fast;

import java.util.Arrays;

/**
 * The numbers of a {@link ScaleRequantizer}, one for each channel.
 *
 * @param scale multiplied with the sum
 * @param offset added before rounding to the nearest integer
 * @param symmetric whether it is taken away instead where the sum is negative
 * @param nextScale multiplied with what that gave; null where it is the result
 * @param nextOffset added before rounding once more, taken away where it is negative; null too
 * @param least smallest result
 * @param most largest result
 */
record DoubleSteps(
        double[] scale,
        double[] offset,
        boolean symmetric,
        double[] nextScale,
        double[] nextOffset,
        double least,
        double most) {
    /** Those of some channels. */
    DoubleSteps slice(int first, int count) {
        return new DoubleSteps(
                Arrays.copyOfRange(scale, first, first + count),
                Arrays.copyOfRange(offset, first, first + count),
                symmetric,
                nextScale == null ? null : Arrays.copyOfRange(nextScale, first, first + count),
                nextOffset == null ? null : Arrays.copyOfRange(nextOffset, first, first + count),
                least,
                most);
    }

    /** Those of all channels, so many times. */
    DoubleSteps repeated(int times) {
        return new DoubleSteps(
                repeat(scale, times),
                repeat(offset, times),
                symmetric,
                nextScale == null ? null : repeat(nextScale, times),
                nextOffset == null ? null : repeat(nextOffset, times),
                least,
                most);
    }

    private static double[] repeat(double[] values, int times) {
        double[] repeated = new double[values.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(values, 0, repeated, i * values.length, values.length);
        }
        return repeated;
    }

    /** With more channels, which make the result nearest to 0 of whatever they get, so that whole vectors can be read. */
    DoubleSteps padded(int groups, int outputs, int paddedOutputs) {
        return new DoubleSteps(
                pad(scale, groups, outputs, paddedOutputs),
                pad(offset, groups, outputs, paddedOutputs),
                symmetric,
                nextScale == null ? null : pad(nextScale, groups, outputs, paddedOutputs),
                nextOffset == null ? null : pad(nextOffset, groups, outputs, paddedOutputs),
                least,
                most);
    }

    /** In the order in which double lanes come out of float lanes: of each {@code width} channels the even ones first. */
    DoubleSteps evenFirst(int width) {
        return new DoubleSteps(
                evenFirst(scale, width),
                evenFirst(offset, width),
                symmetric,
                nextScale == null ? null : evenFirst(nextScale, width),
                nextOffset == null ? null : evenFirst(nextOffset, width),
                least,
                most);
    }

    private static double[] evenFirst(double[] values, int width) {
        double[] sorted = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            sorted[evenFirst(i, width)] = values[i];
        }
        return sorted;
    }

    /** Where a channel is in that order. */
    static int evenFirst(int channel, int width) {
        int lane = channel % width;
        return channel - lane + lane % 2 * (width / 2) + lane / 2;
    }

    private static double[] pad(double[] values, int groups, int outputs, int paddedOutputs) {
        double[] padded = new double[groups * paddedOutputs];
        for (int group = 0; group < groups; group++) {
            System.arraycopy(values, group * outputs, padded, group * paddedOutputs, outputs);
        }
        return padded;
    }
}
