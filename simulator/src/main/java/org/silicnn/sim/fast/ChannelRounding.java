package org.silicnn.sim.fast;

import java.util.Optional;

/**
 * How {@link ChannelSums} start and round.
 *
 * @param start what sums begin with, of all padded output channels
 * @param highStart what is added to that, multiples of {@link ChannelLoops#CARRY}; null where floats hold the sums
 * @param exactTerms after which sums have to be carried
 * @param folded one way to round, or null
 * @param steps another, or null
 * @param doubles the third, or null; without any, sums stay as they are
 */
record ChannelRounding(
        float[] start, float[] highStart, int exactTerms, FoldedSteps folded, FloatSteps steps, DoubleSteps doubles) {
    /**
     * Of a layer.
     *
     * @param requantizer one that {@link #supports}, or whose rounding somebody else does
     * @param paddedOutputs of a group, with those that fill its last tile
     * @param width of a vector
     */
    static ChannelRounding of(Weighted layer, Optional<RowRequantizer> requantizer, int paddedOutputs, int width) {
        int groups = layer.groups();
        int outputs = layer.outputsPerGroup();
        RowRequantizer rounding = requantizer.filter(ChannelRounding::supports).orElse(null);
        DoubleSteps doubles = rounding instanceof ScaleRequantizer scaled
                ? scaled.steps().padded(groups, outputs, paddedOutputs).evenFirst(width)
                : null;
        long bound = layer.bound();
        boolean wide = bound > Block.FLOAT_LIMIT;
        float[] start = new float[layer.bias().size()];
        float[] highStart = new float[start.length];
        for (int o = 0; o < start.length; o++) {
            long bias = layer.bias().get(o);
            long high = wide ? bias >> ChannelLoops.CARRY_BITS << ChannelLoops.CARRY_BITS : 0;
            highStart[o] = high;
            start[o] = bias - high;
        }
        FloatSteps steps = rounding instanceof FloatRequantizer simple ? simple.steps() : null;
        FoldedSteps folded = steps == null
                ? null
                : FoldedSteps.of(steps, layer.bias(), bound)
                        .map(each -> each.padded(groups, outputs, paddedOutputs))
                        .orElse(null);
        return new ChannelRounding(
                folded != null ? folded.start() : FoldedSteps.pad(start, groups, outputs, paddedOutputs),
                wide ? FoldedSteps.pad(highStart, groups, outputs, paddedOutputs) : null,
                wide ? layer.exactTerms() : Integer.MAX_VALUE,
                folded,
                folded != null || steps == null ? null : steps.padded(groups, outputs, paddedOutputs),
                doubles);
    }

    /** Whether {@link ChannelSums} can do it. */
    static boolean supports(RowRequantizer requantizer) {
        return requantizer instanceof FloatRequantizer
                || (requantizer instanceof ScaleRequantizer scaled
                        && Math.max(-scaled.steps().least(), scaled.steps().most()) <= ChannelLoops.LARGEST_ROUNDED);
    }

    /** Whether sums have a high part. */
    boolean isWide() {
        return highStart != null;
    }

    /** Whether {@link ChannelSums#finish} rounds; else whoever reads the sums must, or they stay as they are. */
    boolean inTiles() {
        return folded != null || steps != null || doubles != null;
    }
}
