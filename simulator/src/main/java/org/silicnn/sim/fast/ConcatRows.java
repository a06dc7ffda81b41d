package org.silicnn.sim.fast;

import java.util.List;

/** The channels of several tensors side by side. */
final class ConcatRows implements Kernel {
    @Override
    public int units(Block output) {
        return output.places();
    }

    @Override
    public void run(List<Block> inputs, Block output, int from, int to) {
        int length = output.type().shape().channels() * output.lanes();
        for (int place = from; place < to; place++) {
            int next = place * length;
            for (Block input : inputs) {
                int part = input.type().shape().channels() * input.lanes();
                System.arraycopy(input.array(), place * part, output.array(), next, part);
                next += part;
            }
        }
    }

    @Override
    public String engine() {
        return "rows";
    }
}
