package org.silicnn.sim.fast;

import java.util.Optional;

/**
 * The vector kernels of a convolution or dense layer.
 *
 * @param dense its weights where it is a large dense layer, or null
 */
record VectorizedSums(Weighted layer, PackedWeights packed, DenseWeights dense, Optional<RowRequantizer> requantizer)
        implements AdaptiveKernel.Vectorized {
    /** Fewer would leave much of a tile empty. */
    private static final int LEAST_CHANNELS = 24;
    /** Sums in two floats. */
    private static final long LARGEST_CARRIED = Integer.MAX_VALUE;

    @Override
    public Optional<Kernel> lanes(VectorLoops loops) {
        return layer.isWide()
                ? Optional.empty()
                : Optional.of(new TiledKernel(loops, layer, packed, packed.floats(), requantizer));
    }

    @Override
    public Optional<Kernel> stacked(ChannelLoops loops) {
        boolean rounds = requantizer.map(ChannelRounding::supports).orElse(true);
        boolean carries = layer.bound() <= LARGEST_CARRIED;
        if (!carries || (!rounds && (dense != null || layer.isWide()))) {
            return Optional.empty();
        }
        return Optional.of(
                dense != null
                        ? new DenseKernel(loops, layer, dense, requantizer)
                        : new ChannelTiledKernel(loops, layer, requantizer));
    }

    @Override
    public boolean prefersStacked() {
        return layer.outputsPerGroup() >= LEAST_CHANNELS;
    }
}
