package org.silicnn.sim.fast;

import java.util.List;

/** Two tensors added element by element. */
final class AddRows<R> implements Kernel {
    /** Values at once. */
    private static final int LENGTH = 1024;

    private final RowMath<R> math;

    AddRows(RowMath<R> math) {
        this.math = math;
    }

    @Override
    public int units(Block output) {
        return (int) (((long) output.size() + LENGTH - 1) / LENGTH);
    }

    @Override
    public void run(List<Block> inputs, Block output, int from, int to) {
        R sum = math.row(LENGTH);
        R other = math.row(LENGTH);
        for (int unit = from; unit < to; unit++) {
            int start = unit * LENGTH;
            int n = Math.min(LENGTH, output.size() - start);
            math.copy(inputs.get(0), start, sum, n);
            math.copy(inputs.get(1), start, other, n);
            math.add(sum, other, n);
            math.store(sum, output, start, n);
        }
    }

    @Override
    public String engine() {
        return "rows";
    }
}
