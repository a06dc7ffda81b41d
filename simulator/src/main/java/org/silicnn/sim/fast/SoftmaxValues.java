package org.silicnn.sim.fast;

import java.util.List;
import org.silicnn.fixed.Share;
import org.silicnn.ir.Softmax;

/** The shares of the channels of a place, one place after the other. */
final class SoftmaxValues implements Kernel {
    private final Softmax layer;
    private final long[] exponentials;

    /** @param layer whose input and output are both carried in floats */
    SoftmaxValues(Softmax layer) {
        this.layer = layer;
        exponentials = layer.exponentials().toArray();
    }

    @Override
    public int units(Block output) {
        return output.places();
    }

    @Override
    public void run(List<Block> inputs, Block output, int from, int to) {
        int lanes = output.lanes();
        int channels = output.type().shape().channels();
        int width = layer.outputType().format().width();
        float[] in = inputs.get(0).floats();
        float[] out = output.floats();
        long[] parts = new long[channels];
        for (int place = from; place < to; place++) {
            // What nobody asked for may be anything, and lie nowhere in the table.
            for (int lane = 0; lane < Math.min(lanes, output.images()); lane++) {
                int first = place * channels * lanes + lane;
                long sum = exponentials(in, first, lanes, parts);
                Share share = Share.of(sum);
                for (int c = 0; c < channels; c++) {
                    out[first + c * lanes] = share.of(parts[c], width);
                }
            }
        }
    }

    /** The sum of what counts of them. Zero points don't matter to distances, nor does the output's, which is not added. */
    private long exponentials(float[] in, int first, int step, long[] parts) {
        float largest = in[first];
        for (int c = 1; c < parts.length; c++) {
            largest = Math.max(largest, in[first + c * step]);
        }
        long sum = 0;
        for (int c = 0; c < parts.length; c++) {
            int distance = (int) (largest - in[first + c * step]);
            parts[c] = distance < exponentials.length ? exponentials[distance] : 0;
            sum += Share.counted(parts[c]);
        }
        return sum;
    }

    @Override
    public String engine() {
        return "values";
    }
}
