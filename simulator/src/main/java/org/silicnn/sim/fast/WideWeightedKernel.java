package org.silicnn.sim.fast;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.silicnn.ir.Shape;

/**
 * A convolution or dense layer whose products fit floats but whose sums don't: as {@link WeightedKernel}, with the sums
 * of as many terms as are exact added to doubles.
 */
final class WideWeightedKernel implements Kernel {
    private static final FloatRows FLOATS = new FloatRows();
    private static final DoubleRows DOUBLES = new DoubleRows();

    private final Weighted layer;
    private final PackedWeights packed;
    private final Optional<RowRequantizer> requantizer;
    private final TermRows<float[]> inputRows;
    private final int exactTerms;

    /** @param layer with {@link Weighted#exactTerms} of at least {@value TermRows#CHUNK} */
    WideWeightedKernel(Weighted layer, PackedWeights packed, Optional<RowRequantizer> requantizer) {
        this.layer = layer;
        this.packed = packed;
        this.requantizer = requantizer;
        this.inputRows = new TermRows<>(FLOATS, layer);
        this.exactTerms = layer.exactTerms();
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
        float[][] chunk = FLOATS.rows(TermRows.CHUNK);
        float[][] sums = FLOATS.rows(layer.outputsPerGroup());
        double[][] wide = DOUBLES.rows(layer.outputsPerGroup());
        for (int unit = from; unit < to; unit++) {
            int place = unit * perUnit;
            int count = Math.min(perUnit, output.places() - place);
            cells.find(place, count, found);
            for (int group = 0; group < layer.groups(); group++) {
                sum(input, found, count, group, chunk, sums, wide);
                finish(wide, group, output, place, count);
            }
        }
    }

    private void sum(Block input, int[] cells, int count, int group, float[][] chunk, float[][] sums, double[][] wide) {
        int n = count * input.lanes();
        float[] weights = packed.floats();
        for (int o = 0; o < sums.length; o++) {
            Arrays.fill(sums[o], 0, n, 0);
            Arrays.fill(wide[o], 0, n, (double) layer.bias().get(group * sums.length + o));
        }
        int added = 0;
        for (int start = 0; start < layer.terms(); start += TermRows.CHUNK) {
            if (added + TermRows.CHUNK > exactTerms) {
                widen(sums, wide, n);
                added = 0;
            }
            int rows = inputRows.gather(input, cells, count, group, start, chunk);
            for (int o = 0; o < sums.length; o++) {
                int first = packed.first(group, o) + start * packed.tile();
                FLOATS.multiplyAdd(sums[o], chunk, rows, weights, first, packed.tile(), n);
            }
            added += rows;
        }
        widen(sums, wide, n);
    }

    /** {@code wide += sums}, and the sums start again at 0. */
    static void widen(float[][] sums, double[][] wide, int n) {
        for (int o = 0; o < sums.length; o++) {
            float[] sum = sums[o];
            double[] to = wide[o];
            for (int i = 0; i < n; i++) {
                to[i] += sum[i];
            }
            Arrays.fill(sum, 0, n, 0);
        }
    }

    private void finish(double[][] wide, int group, Block output, int place, int count) {
        Shape shape = output.type().shape();
        int n = count * output.lanes();
        for (int o = 0; o < wide.length; o++) {
            int channel = group * wide.length + o;
            double[] row = wide[o];
            requantizer.ifPresent(each -> each.apply(row, n, channel));
            DOUBLES.scatter(row, output, place * shape.channels() + channel, shape.channels(), count);
        }
    }

    @Override
    public String engine() {
        return "float, sums in doubles";
    }
}
