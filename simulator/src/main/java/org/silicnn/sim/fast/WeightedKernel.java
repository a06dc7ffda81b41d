package org.silicnn.sim.fast;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.silicnn.ir.Shape;

/**
 * A convolution or dense layer, with or without the requantisation behind it: for {@value RowMath#ROW} images or places
 * at once, rows of inputs are copied together and multiplied into the rows of all output channels.
 *
 * @param <R> rows in which every partial sum is exact
 */
final class WeightedKernel<R> implements Kernel {
    private final RowMath<R> math;
    private final Weighted layer;
    private final PackedWeights packed;
    private final Supplier<R> weights;
    private final TermRows<R> inputRows;
    private final Optional<RowRequantizer> requantizer;

    WeightedKernel(
            RowMath<R> math,
            Weighted layer,
            PackedWeights packed,
            Supplier<R> weights,
            Optional<RowRequantizer> requantizer) {
        this.math = math;
        this.layer = layer;
        this.packed = packed;
        this.weights = weights;
        this.inputRows = new TermRows<>(math, layer);
        this.requantizer = requantizer;
    }

    @Override
    public int units(Block output) {
        int places = RowMath.ROW / output.lanes();
        return (output.places() + places - 1) / places;
    }

    @Override
    public void run(List<Block> inputs, Block output, int from, int to) {
        Block input = inputs.get(0);
        int perUnit = RowMath.ROW / input.lanes();
        Cells cells = layer.cells();
        int[] found = new int[cells.taps() * perUnit];
        R[] chunk = math.rows(TermRows.CHUNK);
        R[] sums = math.rows(layer.outputsPerGroup());
        for (int unit = from; unit < to; unit++) {
            int place = unit * perUnit;
            int count = Math.min(perUnit, output.places() - place);
            cells.find(place, count, found);
            for (int group = 0; group < layer.groups(); group++) {
                sum(input, found, count, group, chunk, sums);
                finish(sums, group, output, place, count);
            }
        }
    }

    private void sum(Block input, int[] cells, int count, int group, R[] chunk, R[] sums) {
        int n = count * input.lanes();
        int firstOutput = group * sums.length;
        R values = weights.get();
        for (int o = 0; o < sums.length; o++) {
            math.fill(sums[o], layer.bias().get(firstOutput + o), n);
        }
        for (int start = 0; start < layer.terms(); start += TermRows.CHUNK) {
            int rows = inputRows.gather(input, cells, count, group, start, chunk);
            for (int o = 0; o < sums.length; o++) {
                int first = packed.first(group, o) + start * packed.tile();
                math.multiplyAdd(sums[o], chunk, rows, values, first, packed.tile(), n);
            }
        }
    }

    private void finish(R[] sums, int group, Block output, int place, int count) {
        Shape shape = output.type().shape();
        int n = count * output.lanes();
        for (int o = 0; o < sums.length; o++) {
            int channel = group * sums.length + o;
            R row = sums[o];
            requantizer.ifPresent(each -> math.requantize(each, row, n, channel));
            math.scatter(row, output, place * shape.channels() + channel, shape.channels(), count);
        }
    }

    @Override
    public String engine() {
        return math instanceof FloatRows ? "float" : "double";
    }
}
