package org.silicnn.sim.fast;

import java.util.List;
import org.silicnn.ir.Shape;

/** A requantisation that stands alone, channel by channel. */
final class RequantizeRows<R> implements Kernel {
    private final RowMath<R> math;
    private final Shape shape;
    private final RowRequantizer requantizer;

    RequantizeRows(RowMath<R> math, Shape shape, RowRequantizer requantizer) {
        this.math = math;
        this.shape = shape;
        this.requantizer = requantizer;
    }

    @Override
    public int units(Block output) {
        int perUnit = RowMath.ROW / output.lanes();
        return (output.places() + perUnit - 1) / perUnit;
    }

    @Override
    public void run(List<Block> inputs, Block output, int from, int to) {
        int lanes = output.lanes();
        if (lanes == 1 && output.floats() != null && inputs.get(0).floats() != null) {
            int first = from * RowMath.ROW;
            int count = Math.min(output.places(), to * RowMath.ROW) - first;
            int at = first * shape.channels();
            System.arraycopy(inputs.get(0).floats(), at, output.floats(), at, count * shape.channels());
            requantizer.applyPlaces(output.floats(), at, count);
            return;
        }
        if (lanes == 1) {
            runPlaces(inputs.get(0), output, from * RowMath.ROW, Math.min(output.places(), to * RowMath.ROW));
            return;
        }
        int perUnit = RowMath.ROW / lanes;
        int[] cells = new int[perUnit];
        R row = math.row(RowMath.ROW);
        for (int unit = from; unit < to; unit++) {
            int count = Math.min(perUnit, output.places() - unit * perUnit);
            int first = unit * perUnit * shape.channels();
            for (int p = 0; p < count; p++) {
                cells[p] = first + p * shape.channels();
            }
            for (int channel = 0; channel < shape.channels(); channel++) {
                math.gather(inputs.get(0), cells, 0, count, channel, row);
                math.requantize(requantizer, row, count * lanes, channel);
                math.scatter(row, output, first + channel, shape.channels(), count);
            }
        }
    }

    /** Stacked tensors in whatever types. */
    private void runPlaces(Block input, Block output, int from, int to) {
        int channels = shape.channels();
        DoubleRows doubles = new DoubleRows();
        int step = RowRequantizer.placesOfRow(channels);
        double[] row = doubles.row(step * channels);
        for (int place = from; place < to; place += step) {
            int count = Math.min(step, to - place);
            doubles.copy(input, place * channels, row, count * channels);
            requantizer.applyRow(row, count);
            doubles.store(row, output, place * channels, count * channels);
        }
    }

    @Override
    public String engine() {
        return "rows";
    }
}
