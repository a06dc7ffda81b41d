package org.silicnn.sim.fast;

import java.util.List;
import org.silicnn.ir.ArgMax;

/** Which channel of a place is the largest. */
final class ArgMaxValues implements Kernel {
    private final ArgMax layer;

    /** @param layer whose input is carried in floats */
    ArgMaxValues(ArgMax layer) {
        this.layer = layer;
    }

    @Override
    public int units(Block output) {
        return output.places();
    }

    @Override
    public void run(List<Block> inputs, Block output, int from, int to) {
        int lanes = output.lanes();
        int channels = layer.inputType().shape().channels();
        float[] in = inputs.get(0).floats();
        for (int place = from; place < to; place++) {
            for (int lane = 0; lane < lanes; lane++) {
                int first = place * channels * lanes + lane;
                int best = 0;
                for (int c = 1; c < channels; c++) {
                    float value = in[first + c * lanes];
                    float largest = in[first + best * lanes];
                    best = value > largest || (layer.last() && value == largest) ? c : best;
                }
                output.floats()[place * lanes + lane] = best;
            }
        }
    }

    @Override
    public String engine() {
        return "values";
    }
}
