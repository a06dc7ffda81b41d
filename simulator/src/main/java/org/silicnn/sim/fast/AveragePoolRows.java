package org.silicnn.sim.fast;

import java.util.List;
import org.silicnn.ir.Arithmetic;
import org.silicnn.ir.AveragePool;

/** The sum under a window times what makes it a multiple of the mean. */
final class AveragePoolRows<R> implements Kernel {
    private static final int PADDING = -1;

    private final RowMath<R> math;
    private final AveragePool layer;
    private final Cells cells;
    private final long unit;

    AveragePoolRows(RowMath<R> math, AveragePool layer) {
        this.math = math;
        this.layer = layer;
        this.cells = new Cells(
                layer.window(), layer.inputType().shape(), layer.outputType().shape());
        this.unit = layer.unit();
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
        int length = output.type().shape().channels() * lanes;
        R sum = math.row(length);
        R next = math.row(length);
        for (int place = from; place < to; place++) {
            cells.find(place, 1, found);
            math.fill(sum, 0, length);
            int inside = 0;
            for (int cell : found) {
                if (cell != PADDING) {
                    math.copy(input, cell * lanes, next, length);
                    math.combine(Arithmetic.Operator.ADD, sum, next, length);
                    inside++;
                }
            }
            math.multiply(sum, unit / (layer.countPadding() ? found.length : inside), length);
            math.store(sum, output, place * length, length);
        }
    }

    @Override
    public String engine() {
        return "rows";
    }
}
