package org.silicnn.sim.fast;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A large dense layer of stacked tensors in plain loops: rows of outputs, so that every weight is read once for all
 * images of the batch.
 */
final class DenseRows implements Kernel {
    private static final FloatRows FLOATS = new FloatRows();
    /** Outputs of a panel: those of the vector loops, which then read the same weights. */
    private static final int BLOCK = 64;

    private static final int PANELS = RowMath.ROW / BLOCK;

    private final Weighted layer;
    private final DenseWeights weights;
    private final Optional<RowRequantizer> requantizer;
    private final int exactTerms;

    DenseRows(Weighted layer, DenseWeights weights, Optional<RowRequantizer> requantizer) {
        this.layer = layer;
        this.weights = weights;
        this.requantizer = requantizer;
        this.exactTerms = layer.bound() <= Block.FLOAT_LIMIT ? Integer.MAX_VALUE : layer.exactTerms();
    }

    @Override
    public int units(Block output) {
        return (layer.outputsPerGroup() + RowMath.ROW - 1) / RowMath.ROW;
    }

    @Override
    public void run(List<Block> inputs, Block output, int from, int to) {
        int images = output.layout().stacked();
        float[][] sums = FLOATS.rows(images);
        double[][] wide = new double[images][RowMath.ROW];
        float[][] rows = FLOATS.rows(TermRows.CHUNK);
        for (int unit = from; unit < to; unit++) {
            sum(inputs.get(0).floats(), unit, sums, wide, rows);
            finish(output, unit, wide);
        }
    }

    private void sum(float[] in, int unit, float[][] sums, double[][] wide, float[][] rows) {
        int first = unit * RowMath.ROW;
        int n = Math.min(RowMath.ROW, layer.outputsPerGroup() - first);
        for (int image = 0; image < sums.length; image++) {
            Arrays.fill(sums[image], 0);
            for (int o = 0; o < n; o++) {
                wide[image][o] = layer.bias().get(first + o);
            }
        }
        int added = 0;
        for (int start = 0; start < layer.terms(); start += rows.length) {
            int count = Math.min(rows.length, layer.terms() - start);
            if (added > exactTerms - count) {
                WideWeightedKernel.widen(sums, wide, n);
                added = 0;
            }
            unpack(unit, start, count, rows);
            for (int image = 0; image < sums.length; image++) {
                // The image's inputs are what the rows of weights are multiplied with.
                FLOATS.multiplyAdd(sums[image], rows, count, in, image * layer.terms() + start, 1, n);
            }
            added += count;
        }
        WideWeightedKernel.widen(sums, wide, n);
    }

    private void unpack(int unit, int start, int count, float[][] rows) {
        DenseWeights.Panels panels = weights.panels(BLOCK);
        int last = Math.min(panels.count(), (unit + 1) * PANELS);
        for (int panel = unit * PANELS; panel < last; panel++) {
            int at = panel % PANELS * BLOCK;
            for (int r = 0; r < count; r++) {
                panels.unpack(panels.first(panel, start + r), rows[r], at, BLOCK);
            }
        }
    }

    private void finish(Block output, int unit, double[][] wide) {
        int outputs = layer.outputsPerGroup();
        int first = unit * RowMath.ROW;
        int n = Math.min(RowMath.ROW, outputs - first);
        Optional<RowRequantizer> part = requantizer.map(each -> each.slice(first, n));
        DoubleRows doubles = new DoubleRows();
        for (int image = 0; image < wide.length; image++) {
            double[] row = wide[image];
            part.ifPresent(each -> each.applyPlaces(row, 0, 1));
            doubles.store(row, output, image * outputs + first, n);
        }
    }

    @Override
    public String engine() {
        return "float, by outputs";
    }
}
