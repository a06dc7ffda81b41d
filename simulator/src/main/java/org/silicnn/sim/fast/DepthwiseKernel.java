package org.silicnn.sim.fast;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A depthwise convolution with {@link VectorLoops}: a few channels at a time are copied out into planes of their own,
 * where a row of places is one long run of floats for every tap.
 */
final class DepthwiseKernel implements Kernel {
    /** Floats copied together, of several channels: a long enough stretch of memory, a page at most. */
    private static final int STRETCH = 512;

    private static final int NINE = 9;

    private final VectorLoops loops;
    private final Weighted layer;
    private final Planes planes;
    private final float[] weights;
    private final Optional<RowRequantizer> requantizer;

    DepthwiseKernel(VectorLoops loops, Weighted layer, float[] weights, Optional<RowRequantizer> requantizer) {
        this.loops = loops;
        this.layer = layer;
        this.planes = new Planes(layer.cells());
        this.weights = weights;
        this.requantizer = requantizer;
    }

    @Override
    public int units(Block output) {
        int together = together(output);
        return (channels() + together - 1) / together;
    }

    /** Channels copied together. */
    private int together(Block output) {
        return Math.max(1, Math.min(channels(), STRETCH / output.lanes()));
    }

    private int channels() {
        return layer.bias().size();
    }

    @Override
    public void run(List<Block> inputs, Block output, int from, int to) {
        int lanes = output.lanes();
        int together = together(output);
        float[][] copies = new float[together][planes.cells() * lanes];
        float[][] sums = new float[together][planes.places() * lanes];
        int[] offsets = planes.offsets(lanes);
        int[] starts = new int[offsets.length];
        for (int unit = from; unit < to; unit++) {
            int first = unit * together;
            int count = Math.min(together, channels() - first);
            planes.copy(inputs.get(0), first, count, copies);
            for (int row = 0; row < planes.rows(); row++) {
                int start = planes.start(row, lanes);
                for (int t = 0; t < starts.length; t++) {
                    starts[t] = start + offsets[t];
                }
                for (int c = 0; c < count; c++) {
                    sum(copies[c], starts, sums[c], first + c);
                }
                store(sums, count, output, row, first);
            }
        }
    }

    private void sum(float[] plane, int[] starts, float[] sums, int channel) {
        int vectors = sums.length / loops.width();
        int firstWeight = channel * starts.length;
        Arrays.fill(sums, (float) layer.bias().get(channel));
        int tap = 0;
        for (; tap + NINE <= starts.length; tap += NINE) {
            loops.addNineTaps(sums, plane, starts, tap, vectors, weights, firstWeight + tap);
        }
        for (; tap < starts.length; tap++) {
            loops.addTap(sums, plane, starts[tap], vectors, weights[firstWeight + tap]);
        }
        RowRequantizer rounding = requantizer.orElse(null);
        if (rounding instanceof FloatRequantizer simple) {
            loops.requantizeRun(sums, vectors, simple.steps(), channel);
        } else if (rounding != null) {
            rounding.apply(sums, sums.length, channel);
        }
    }

    private void store(float[][] sums, int count, Block output, int row, int first) {
        int lanes = output.lanes();
        int place = row * planes.places();
        for (int x = 0; x < planes.places(); x++) {
            int to = ((place + x) * channels() + first) * lanes;
            for (int c = 0; c < count; c++) {
                System.arraycopy(sums[c], x * lanes, output.floats(), to + c * lanes, lanes);
            }
        }
    }

    @Override
    public String engine() {
        return "vector";
    }
}
