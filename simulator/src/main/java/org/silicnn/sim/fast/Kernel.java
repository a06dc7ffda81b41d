package org.silicnn.sim.fast;

import java.util.List;
import java.util.Optional;

/** Computes the blocks of one or two layers. Stateless; units are independent of each other and may run at once. */
interface Kernel {
    /** The kernel to use for such a batch now: another one where a faster has become available. */
    default Kernel now(Layout layout) {
        return this;
    }

    /** What it would have around its input, or {@link #prepare} must put there; nothing where it takes anything. */
    default Optional<Frame> frame() {
        return Optional.empty();
    }

    /** Whether its output may have a frame. */
    default boolean writesFrames() {
        return false;
    }

    /** What {@link #run} reads in place of the layer's inputs: those, or copies from the pool. */
    default List<Block> prepare(List<Block> inputs, Pool pool) {
        return inputs;
    }

    /** Whether it is likely to be faster with vectors of channels than with vectors of images. */
    default boolean prefersStacked() {
        return false;
    }

    /** Equal parts of the work that fills a block. */
    int units(Block output);

    /**
     * Does units {@code from..to-1}.
     *
     * @param inputs from {@link #prepare}
     * @param output of the last layer's type; each unit writes its own values
     */
    void run(List<Block> inputs, Block output, int from, int to);

    /** One word or two for {@code --verbose}: how the layer is computed. */
    String engine();
}
