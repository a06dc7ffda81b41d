package org.silicnn.sim.fast;

import java.util.List;

/** Computes the blocks of one or two layers. Stateless; units are independent of each other and may run at once. */
interface Kernel {
    /** The kernel to use for such an output now: another one where a faster has become available. */
    default Kernel now(Block output) {
        return this;
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
