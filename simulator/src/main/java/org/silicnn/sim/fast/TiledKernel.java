package org.silicnn.sim.fast;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.silicnn.ir.Shape;

/**
 * A convolution or dense layer in tiles of {@link VectorLoops}: a few vectors of images or places times a few output
 * channels. A padded copy of the input makes every tap a fixed distance from its place.
 */
final class TiledKernel implements Kernel {
    /** Bytes of inputs that stay in the first cache while the tiles of all output channels read them. */
    private static final int CHUNK_BYTES = 24 << 10;

    private final VectorLoops loops;
    private final Weighted layer;
    private final PaddedInput padded;
    private final PackedWeights packed;
    private final float[] weights;
    private final Optional<RowRequantizer> requantizer;

    TiledKernel(
            VectorLoops loops,
            Weighted layer,
            PackedWeights packed,
            float[] weights,
            Optional<RowRequantizer> requantizer) {
        this.loops = loops;
        this.layer = layer;
        this.padded = new PaddedInput(layer.cells());
        this.packed = packed;
        this.weights = weights;
        this.requantizer = requantizer;
    }

    /** Places, each of as many vectors as its lanes take, are cut into rows of a tile. */
    @Override
    public int units(Block output) {
        long vectors = (long) layer.cells().places() * (output.lanes() / loops.width());
        return (int) ((vectors + loops.columns() - 1) / loops.columns());
    }

    @Override
    public List<Block> prepare(List<Block> inputs, Pool pool) {
        return List.of(padded.of(inputs.get(0), pool));
    }

    @Override
    public void run(List<Block> inputs, Block output, int from, int to) {
        Block input = inputs.get(0);
        int lanes = output.lanes();
        int row = loops.columns() * loops.width();
        int[] offsets = padded.offsets(layer.inputsPerGroup(), lanes);
        float[] sums = new float[packed.tilesPerGroup() * packed.tile() * row];
        int[] starts = new int[loops.columns()];
        for (int unit = from; unit < to; unit++) {
            Columns columns = new Columns(unit, lanes);
            for (int group = 0; group < layer.groups(); group++) {
                for (int j = 0; j < starts.length; j++) {
                    int cell = padded.cell(columns.place(j));
                    starts[j] = (cell + group * layer.inputsPerGroup()) * lanes + columns.firstLane(j);
                }
                sum(input.floats(), sums, starts, offsets, group);
                finish(sums, group, output, columns);
            }
        }
    }

    private void sum(float[] in, float[] sums, int[] starts, int[] offsets, int group) {
        int row = loops.columns() * loops.width();
        int chunk = CHUNK_BYTES / Float.BYTES / row;
        for (int o = 0; o < layer.outputsPerGroup(); o++) {
            Arrays.fill(sums, o * row, (o + 1) * row, (float) layer.bias().get(group * layer.outputsPerGroup() + o));
        }
        for (int start = 0; start < offsets.length; start += chunk) {
            int end = Math.min(offsets.length, start + chunk);
            for (int tile = 0; tile < packed.tilesPerGroup(); tile++) {
                int output = tile * packed.tile();
                loops.multiply(
                        sums, output * row, in, starts, offsets, start, end, weights, packed.first(group, output));
            }
        }
    }

    private void finish(float[] sums, int group, Block output, Columns columns) {
        int row = loops.columns() * loops.width();
        int outputs = layer.outputsPerGroup();
        int first = group * outputs;
        RowRequantizer rounding = requantizer.orElse(null);
        if (rounding != null && !(rounding instanceof FloatRequantizer)) {
            requantize(rounding, sums, first);
        }
        Shape shape = output.type().shape();
        for (int j = 0; j < loops.columns() && columns.exists(j); j++) {
            int to = (columns.place(j) * shape.channels() + first) * output.lanes() + columns.firstLane(j);
            int at = j * loops.width();
            if (rounding instanceof FloatRequantizer simple) {
                loops.requantize(sums, at, row, output.floats(), to, output.lanes(), outputs, simple.steps(), first);
            } else {
                for (int o = 0; o < outputs; o++) {
                    System.arraycopy(sums, at + o * row, output.floats(), to + o * output.lanes(), loops.width());
                }
            }
        }
    }

    private void requantize(RowRequantizer rounding, float[] sums, int first) {
        int row = loops.columns() * loops.width();
        float[] one = new float[row];
        for (int o = 0; o < layer.outputsPerGroup(); o++) {
            System.arraycopy(sums, o * row, one, 0, row);
            rounding.apply(one, row, first + o);
            System.arraycopy(one, 0, sums, o * row, row);
        }
    }

    @Override
    public String engine() {
        return "vector";
    }

    /** Which vectors of images make one row of tiles. The last row may go past the end; it then repeats a vector. */
    private final class Columns {
        private final int firstVector;
        private final int perPlace;
        private final int last;

        Columns(int unit, int lanes) {
            firstVector = unit * loops.columns();
            perPlace = lanes / loops.width();
            last = layer.cells().places() * perPlace - 1;
        }

        boolean exists(int column) {
            return firstVector + column <= last;
        }

        int place(int column) {
            return Math.min(last, firstVector + column) / perPlace;
        }

        int firstLane(int column) {
            return Math.min(last, firstVector + column) % perPlace * loops.width();
        }
    }
}
