package org.silicnn.sim.fast;

import java.util.List;
import org.silicnn.ir.Arithmetic;

/** The largest value under a window. */
final class MaxPoolRows<R> implements Kernel {
    private static final int PADDING = -1;

    private final RowMath<R> math;
    private final Cells cells;
    private final int channels;

    MaxPoolRows(RowMath<R> math, Cells cells, int channels) {
        this.math = math;
        this.cells = cells;
        this.channels = channels;
    }

    @Override
    public int units(Block output) {
        return output.places();
    }

    @Override
    public void run(List<Block> inputs, Block output, int from, int to) {
        Block input = inputs.get(0);
        int lanes = input.lanes();
        int[] found = new int[cells.taps()];
        // All channels of a place lie together: one row, however long.
        int length = channels * lanes;
        R most = math.row(length);
        R next = math.row(length);
        for (int place = from; place < to; place++) {
            cells.find(place, 1, found);
            boolean first = true;
            for (int cell : found) {
                if (cell != PADDING) {
                    math.copy(input, cell * lanes, first ? most : next, length);
                    if (!first) {
                        math.combine(Arithmetic.Operator.MAXIMUM, most, next, length);
                    }
                    first = false;
                }
            }
            math.store(most, output, place * length, length);
        }
    }

    @Override
    public String engine() {
        return "rows";
    }
}
