package org.silicnn.sim.fast;

import java.util.Arrays;
import java.util.Optional;
import org.silicnn.ir.Constant;

/**
 * A {@link FloatRequantizer} whose offsets are in the sums from their start: what is left is {@code round(sum · scale)},
 * one multiplication with {@link FloatRequantizer#INTEGERS} added and no rounding in between.
 *
 * @param start what a sum begins with: its bias, and the offset in units of the sum, a multiple of 1/2
 * @param scale {@code 2^-shift}
 * @param least smallest result
 * @param most largest result
 */
record FoldedSteps(float[] start, float[] scale, float least, float most) {
    /** Halves are exact in floats below this. */
    private static final long LARGEST = Block.FLOAT_LIMIT / 2;

    /** Integers that {@link FloatRequantizer#INTEGERS} rounds to themselves. */
    static final long LARGEST_UNROUNDED = 1L << 22;

    /**
     * Of a requantiser.
     *
     * @param bound no partial sum gets larger
     * @return nothing where an offset depends on the sign of the sum, or half of a unit would be lost
     */
    static Optional<FoldedSteps> of(FloatSteps steps, Constant bias, long bound) {
        float[] start = new float[bias.size()];
        for (int c = 0; c < start.length; c++) {
            // Scales are powers of two, so this is exact.
            double offset = (double) steps.offset()[c] / steps.scale()[c];
            if (steps.offsetIfNegative()[c] != 0 || bound + Math.abs(offset) > LARGEST) {
                return Optional.empty();
            }
            start[c] = (float) (bias.get(c) + offset);
        }
        return Optional.of(new FoldedSteps(start, steps.scale(), steps.least(), steps.most()));
    }

    /**
     * Sums as they are.
     *
     * @return nothing where rounding would change them
     */
    static Optional<FoldedSteps> unrounded(Constant bias, long bound) {
        if (bound > LARGEST_UNROUNDED) {
            return Optional.empty();
        }
        float[] start = new float[bias.size()];
        float[] scale = new float[bias.size()];
        Arrays.fill(scale, 1);
        for (int c = 0; c < start.length; c++) {
            start[c] = bias.get(c);
        }
        return Optional.of(new FoldedSteps(start, scale, -LARGEST_UNROUNDED, LARGEST_UNROUNDED));
    }

    /** With more channels, which make 0 of whatever they get, so that whole vectors can be read. */
    FoldedSteps padded(int groups, int outputs, int paddedOutputs) {
        return new FoldedSteps(
                pad(start, groups, outputs, paddedOutputs), pad(scale, groups, outputs, paddedOutputs), least, most);
    }

    static float[] pad(float[] values, int groups, int outputs, int paddedOutputs) {
        float[] padded = new float[groups * paddedOutputs];
        for (int group = 0; group < groups; group++) {
            System.arraycopy(values, group * outputs, padded, group * paddedOutputs, outputs);
        }
        return padded;
    }
}
