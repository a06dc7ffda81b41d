package org.silicnn.sim.fast;

import java.util.List;
import java.util.function.Function;

/** Plain loops until the vector loops are warm, and for batches too small for a vector. */
final class AdaptiveKernel implements Kernel {
    private final Kernel plain;
    private final Function<VectorLoops, Kernel> make;
    private volatile Kernel vectorized;

    AdaptiveKernel(Kernel plain, Function<VectorLoops, Kernel> make) {
        this.plain = plain;
        this.make = make;
    }

    @Override
    public Kernel now(Block output) {
        VectorLoops loops = VectorEngine.loops().orElse(null);
        if (loops == null || output.lanes() % loops.width() != 0) {
            return plain;
        }
        if (vectorized == null) {
            // Made twice by two threads, it is the same.
            vectorized = make.apply(loops);
        }
        return vectorized;
    }

    @Override
    public int units(Block output) {
        return plain.units(output);
    }

    @Override
    public void run(List<Block> inputs, Block output, int from, int to) {
        plain.run(inputs, output, from, to);
    }

    @Override
    public String engine() {
        return vectorized == null ? plain.engine() : vectorized.engine();
    }
}
