package org.silicnn.sim.fast;

import java.util.Arrays;
import java.util.Optional;

/**
 * How {@link ChannelSums} start and round.
 *
 * @param start what sums in floats begin with, of all padded output channels; null where floats can't hold them
 * @param wideStart what sums in doubles begin with; null where floats hold them
 * @param exactTerms after which floats have to be added to doubles
 * @param folded one way to round, or null
 * @param steps another, or null
 * @param doubles the third, or null; without any, sums stay as they are
 */
record ChannelRounding(
        float[] start,
        double[] wideStart,
        int exactTerms,
        FoldedSteps folded,
        FloatSteps steps,
        DoubleSteps doubles) {
    /** @param paddedOutputs of a group, with those that fill its last tile */
    static ChannelRounding of(Weighted layer, Optional<RowRequantizer> requantizer, int paddedOutputs) {
        int groups = layer.groups();
        int outputs = layer.outputsPerGroup();
        long bound = layer.bound();
        RowRequantizer rounding = requantizer.orElse(null);
        DoubleSteps doubles = rounding instanceof ScaleRequantizer scaled
                ? scaled.steps().padded(groups, outputs, paddedOutputs)
                : null;
        double[] bias = new double[layer.bias().size()];
        Arrays.setAll(bias, layer.bias()::get);
        if (bound > Block.FLOAT_LIMIT) {
            double[] start = DoubleSteps.pad(bias, groups, outputs, paddedOutputs);
            return new ChannelRounding(null, start, layer.exactTerms(), null, null, doubles);
        }
        float[] start = new float[bias.length];
        for (int o = 0; o < bias.length; o++) {
            start[o] = (float) bias[o];
        }
        FloatSteps steps = rounding instanceof FloatRequantizer simple ? simple.steps() : null;
        FoldedSteps folded = steps == null
                ? null
                : FoldedSteps.of(steps, layer.bias(), bound)
                        .map(each -> each.padded(groups, outputs, paddedOutputs))
                        .orElse(null);
        return new ChannelRounding(
                folded != null ? folded.start() : FoldedSteps.pad(start, groups, outputs, paddedOutputs),
                null,
                Integer.MAX_VALUE,
                folded,
                folded != null || steps == null ? null : steps.padded(groups, outputs, paddedOutputs),
                doubles);
    }

    /** Whether sums are kept in doubles. */
    boolean isWide() {
        return wideStart != null;
    }

    /** Whether {@link ChannelSums#finish} rounds; else whoever reads the sums must, or they stay as they are. */
    boolean inTiles() {
        return folded != null || steps != null || doubles != null;
    }
}
