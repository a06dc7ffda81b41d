package org.silicnn.sim.fast;

import java.util.List;

/** Computes the blocks of one or two layers. Stateless; units are independent of each other and may run at once. */
interface Kernel {
    /** Equal parts of the work that fills a block. */
    int units(Block output);

    /**
     * Does units {@code from..to-1}.
     *
     * @param inputs as many as the first layer has, of its types
     * @param output of the last layer's type; each unit writes its own values
     */
    void run(List<Block> inputs, Block output, int from, int to);

    /** One word or two for {@code --verbose}: how the layer is computed. */
    String engine();
}
