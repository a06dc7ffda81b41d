package org.silicnn.sim.fast;

import java.util.List;

/** The same values with another zero point, and so another rest without it. */
final class ShiftedValues implements Kernel {
    /** Values of a unit. */
    private static final int LENGTH = 4096;

    private final int difference;

    /** @param difference what is added; types are carried in floats, or in longs, both */
    ShiftedValues(int difference) {
        this.difference = difference;
    }

    @Override
    public int units(Block output) {
        return (output.size() + LENGTH - 1) / LENGTH;
    }

    @Override
    public void run(List<Block> inputs, Block output, int from, int to) {
        int first = from * LENGTH;
        int end = Math.min(output.size(), to * LENGTH);
        if (output.floats() != null) {
            add(inputs.get(0).floats(), output.floats(), first, end);
        } else {
            add(inputs.get(0).longs(), output.longs(), first, end);
        }
    }

    private void add(float[] in, float[] out, int first, int end) {
        float add = difference;
        for (int i = first; i < end; i++) {
            out[i] = in[i] + add;
        }
    }

    private void add(long[] in, long[] out, int first, int end) {
        for (int i = first; i < end; i++) {
            out[i] = in[i] + difference;
        }
    }

    @Override
    public String engine() {
        return "rows";
    }
}
