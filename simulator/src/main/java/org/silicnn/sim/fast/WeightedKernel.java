package org.silicnn.sim.fast;

import java.util.List;
import java.util.Optional;
import org.silicnn.ir.Shape;

/**
 * A convolution or dense layer, with or without the requantisation behind it: for {@value RowMath#ROW} images or places
 * at once, rows of inputs are copied together and multiplied into the rows of all output channels.
 *
 * @param <R> rows in which every partial sum is exact
 */
final class WeightedKernel<R> implements Kernel {
    /** Input rows that stay in the first cache while all output channels read them. */
    private static final int CHUNK = 16;

    private final RowMath<R> math;
    private final Weighted layer;
    private final PackedWeights packed;
    private final R weights;
    private final Optional<RowRequantizer> requantizer;

    WeightedKernel(
            RowMath<R> math, Weighted layer, PackedWeights packed, R weights, Optional<RowRequantizer> requantizer) {
        this.math = math;
        this.layer = layer;
        this.packed = packed;
        this.weights = weights;
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
        R[] chunk = math.rows(CHUNK);
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
        int firstChannel = group * layer.inputsPerGroup();
        int terms = layer.terms();
        for (int o = 0; o < sums.length; o++) {
            math.fill(sums[o], layer.bias().get(firstOutput + o), n);
        }
        for (int start = 0; start < terms; start += CHUNK) {
            int rows = Math.min(CHUNK, terms - start);
            for (int r = 0; r < rows; r++) {
                int tap = (start + r) / layer.inputsPerGroup();
                int channel = (start + r) % layer.inputsPerGroup();
                math.gather(input, cells, tap * count, count, firstChannel + channel, chunk[r]);
            }
            for (int o = 0; o < sums.length; o++) {
                int first = packed.first(group, o) + start * packed.tile();
                math.multiplyAdd(sums[o], chunk, rows, weights, first, packed.tile(), n);
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
        return weights instanceof float[] ? "float" : "double";
    }
}
