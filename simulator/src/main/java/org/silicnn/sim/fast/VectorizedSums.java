package org.silicnn.sim.fast;

import java.util.Optional;

/**
 * The vector kernels of a convolution or dense layer.
 *
 * @param dense its weights where it is a large dense layer, or null
 */
record VectorizedSums(
        Weighted layer, PackedWeights packed, DenseWeights dense, Optional<RowRequantizer> requantizer)
        implements AdaptiveKernel.Vectorized {
    /** Fewer would leave much of a tile empty. */
    private static final int LEAST_CHANNELS = 24;

    @Override
    public Optional<Kernel> lanes(VectorLoops loops) {
        return layer.isWide()
                ? Optional.empty()
                : Optional.of(new TiledKernel(loops, layer, packed, packed.floats(), requantizer));
    }

    @Override
    public Optional<Kernel> stacked(ChannelLoops loops) {
        boolean rounds = requantizer
                .map(each -> each instanceof FloatRequantizer || each instanceof ScaleRequantizer)
                .orElse(true);
        if (dense != null) {
            return rounds ? Optional.of(new DenseKernel(loops, layer, dense, requantizer)) : Optional.empty();
        }
        return rounds || !layer.isWide()
                ? Optional.of(new ChannelTiledKernel(loops, layer, requantizer))
                : Optional.empty();
    }

    @Override
    public boolean prefersStacked() {
        return layer.outputsPerGroup() >= LEAST_CHANNELS;
    }
}
