package org.silicnn.sim.fast;

import java.util.List;
import org.silicnn.ir.Lookup;

/** A table for every value, one look after the other. */
final class LookupValues implements Kernel {
    private final Lookup layer;
    private final float[] table;
    /** From a value to its entry. */
    private final int offset;

    /** @param layer whose input and output are both carried in floats */
    LookupValues(Lookup layer) {
        this.layer = layer;
        table = new float[layer.table().size()];
        for (int i = 0; i < table.length; i++) {
            table[i] = layer.table().get(i) - layer.outputType().zeroPoint();
        }
        offset = (int)
                (layer.inputType().zeroPoint() - layer.inputType().format().min());
    }

    @Override
    public int units(Block output) {
        return output.places();
    }

    @Override
    public void run(List<Block> inputs, Block output, int from, int to) {
        int lanes = output.lanes();
        int channels = output.type().shape().channels();
        float[] in = inputs.get(0).floats();
        float[] out = output.floats();
        int tableStep = layer.isPerChannel() ? layer.entries() : 0;
        for (int place = from; place < to; place++) {
            for (int c = 0; c < channels; c++) {
                int first = (place * channels + c) * lanes;
                int entry = c * tableStep + offset;
                for (int i = first; i < first + lanes; i++) {
                    out[i] = table[entry + (int) in[i]];
                }
            }
        }
    }

    @Override
    public String engine() {
        return "table";
    }
}
