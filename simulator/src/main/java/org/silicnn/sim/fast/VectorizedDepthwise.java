package org.silicnn.sim.fast;

import java.util.Optional;

/** The vector kernels of a layer in which each output channel reads one input channel. */
record VectorizedDepthwise(Weighted layer, PackedWeights packed, Optional<RowRequantizer> requantizer)
        implements AdaptiveKernel.Vectorized {
    private static final int LEAST_CHANNELS = 8;

    @Override
    public Optional<Kernel> lanes(VectorLoops loops) {
        return Optional.of(new DepthwiseKernel(loops, layer, packed.floats(), requantizer));
    }

    @Override
    public Optional<Kernel> stacked(ChannelLoops loops) {
        return ChannelDepthwiseKernel.of(loops, layer, requantizer);
    }

    @Override
    public boolean prefersStacked() {
        return layer.bias().size() >= LEAST_CHANNELS;
    }
}
