package org.silicnn.sim.fast;

import java.util.List;
import java.util.Optional;

/** Plain loops until the vector loops are warm, and where tensors have another layout than those can take. */
final class AdaptiveKernel implements Kernel {
    /** Makes the kernels around vector loops. */
    interface Vectorized {
        /** Where images are innermost. */
        Kernel lanes(VectorLoops loops);

        /** Where channels are innermost; nothing where they don't suit the layer. */
        Optional<Kernel> stacked(ChannelLoops loops);

        /** Whether channels innermost are likely to be faster. */
        boolean prefersStacked();
    }

    private final Kernel plain;
    private final Kernel plainStacked;
    private final Vectorized make;
    private volatile Kernel lanes;
    private volatile Kernel stacked;
    private volatile Kernel last;

    /**
     * With a plain kernel for either layout.
     *
     * @param plain for any layout
     * @param plainStacked a faster one where channels are innermost, or the same
     */
    AdaptiveKernel(Kernel plain, Kernel plainStacked, Vectorized make) {
        this.plain = plain;
        this.plainStacked = plainStacked;
        this.make = make;
        this.last = plain;
    }

    @Override
    public Kernel now(Block output) {
        last = choose(output);
        return last;
    }

    private Kernel choose(Block output) {
        VectorLoops loops = VectorEngine.loops().orElse(null);
        if (loops == null) {
            return output.lanes() == 1 ? plainStacked : plain;
        }
        // What two threads make at once is the same.
        if (output.lanes() == 1) {
            if (stacked == null) {
                stacked = make.stacked(loops.channels()).orElse(plainStacked);
            }
            return stacked;
        }
        if (output.lanes() % loops.width() != 0) {
            return plain;
        }
        if (lanes == null) {
            lanes = make.lanes(loops);
        }
        return lanes;
    }

    @Override
    public boolean prefersStacked() {
        return make.prefersStacked();
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
        return last.engine();
    }
}
