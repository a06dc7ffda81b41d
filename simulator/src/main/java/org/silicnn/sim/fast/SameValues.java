package org.silicnn.sim.fast;

import java.util.List;

/** A reshape: the same values in the same order. */
final class SameValues implements Kernel {
    @Override
    public int units(Block output) {
        return 1;
    }

    @Override
    public void run(List<Block> inputs, Block output, int from, int to) {
        System.arraycopy(inputs.get(0).array(), 0, output.array(), 0, output.size());
    }

    @Override
    public String engine() {
        return "copy";
    }
}
