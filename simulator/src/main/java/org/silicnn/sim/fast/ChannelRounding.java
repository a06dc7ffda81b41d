package org.silicnn.sim.fast;

import java.util.Optional;

/** How the tiles of a {@link ChannelTiledKernel} start and round their sums. */
final class ChannelRounding {
    private final float[] start;
    private final FoldedSteps folded;
    private final FloatSteps steps;

    private ChannelRounding(float[] start, FoldedSteps folded, FloatSteps steps) {
        this.start = start;
        this.folded = folded;
        this.steps = steps;
    }

    /** @param paddedOutputs of a group, with those that fill its last tile */
    static ChannelRounding of(Weighted layer, Optional<RowRequantizer> requantizer, int paddedOutputs) {
        int outputs = layer.outputsPerGroup();
        if (requantizer.orElse(null) instanceof FloatRequantizer simple) {
            FoldedSteps folded =
                    FoldedSteps.of(simple.steps(), layer.bias(), layer.bound()).orElse(null);
            if (folded != null) {
                FoldedSteps padded = folded.padded(layer.groups(), outputs, paddedOutputs);
                return new ChannelRounding(padded.start(), padded, null);
            }
            return new ChannelRounding(
                    bias(layer, paddedOutputs), null, simple.steps().padded(layer.groups(), outputs, paddedOutputs));
        }
        return new ChannelRounding(bias(layer, paddedOutputs), null, null);
    }

    private static float[] bias(Weighted layer, int paddedOutputs) {
        float[] bias = new float[layer.bias().size()];
        for (int o = 0; o < bias.length; o++) {
            bias[o] = layer.bias().get(o);
        }
        return FoldedSteps.pad(bias, layer.groups(), layer.outputsPerGroup(), paddedOutputs);
    }

    /** What sums begin with, of all padded output channels. */
    float[] start() {
        return start;
    }

    /** Whether {@link #apply} rounds; else whoever reads the sums must, or they stay as they are. */
    boolean inTiles() {
        return folded != null || steps != null;
    }

    /** Rounds {@code places} rows of sums, the first of which is of padded output channel {@code first}. */
    void apply(ChannelLoops loops, float[] sums, int row, int places, int first) {
        int vectors = row / loops.width();
        if (folded != null) {
            loops.roundFolded(sums, 0, row, places, folded, first, vectors);
        } else if (steps != null) {
            loops.round(sums, 0, row, places, steps, first, vectors);
        }
    }
}
