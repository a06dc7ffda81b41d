package org.silicnn.sim.fast;

import java.util.List;
import org.silicnn.ir.Clamp;

/** Every value brought between two limits. */
final class ClampRows<R> implements Kernel {
    /** Values at once. */
    private static final int LENGTH = 1024;

    private final RowMath<R> math;
    private final long low;
    private final long high;

    ClampRows(RowMath<R> math, Clamp layer) {
        this.math = math;
        this.low = layer.low() - layer.inputType().zeroPoint();
        this.high = layer.high() - layer.inputType().zeroPoint();
    }

    @Override
    public int units(Block output) {
        return (int) (((long) output.size() + LENGTH - 1) / LENGTH);
    }

    @Override
    public void run(List<Block> inputs, Block output, int from, int to) {
        R row = math.row(LENGTH);
        for (int unit = from; unit < to; unit++) {
            int start = unit * LENGTH;
            int n = Math.min(LENGTH, output.size() - start);
            math.copy(inputs.get(0), start, row, n);
            math.clamp(row, low, high, n);
            math.store(row, output, start, n);
        }
    }

    @Override
    public String engine() {
        return "rows";
    }
}
