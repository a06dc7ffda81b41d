package org.silicnn.sim.fast;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Pad;

/** A layer that only moves elements. What comes from nowhere is padding. */
final class MovementKernel implements Kernel {
    /** Runs of a unit. */
    private static final int UNIT = 256;
    /** Shorter stretches are copied one by one sooner than a call copies them. */
    private static final int SHORT = 8;

    private final Layer layer;
    private final List<Movement.Run> runs;
    private final long padding;

    private MovementKernel(Layer layer, List<Movement.Run> runs) {
        this.layer = layer;
        this.runs = runs;
        this.padding = layer instanceof Pad pad ? pad.value() - pad.inputType().zeroPoint() : 0;
    }

    /** Nothing if the layer does more than move. */
    static Optional<Kernel> of(Layer layer) {
        return Movement.runs(layer).map(runs -> new MovementKernel(layer, runs));
    }

    private int unitsPerTensor() {
        return (runs.size() + UNIT - 1) / UNIT;
    }

    @Override
    public int units(Block output) {
        return unitsPerTensor() * output.layout().stacked();
    }

    @Override
    public void run(List<Block> inputs, Block output, int from, int to) {
        Block input = inputs.get(0);
        int lanes = output.lanes();
        for (int unit = from; unit < to; unit++) {
            int tensor = unit / unitsPerTensor();
            int first = unit % unitsPerTensor() * UNIT;
            int source = tensor * layer.inputTypes().get(0).shape().elements();
            int target = tensor * layer.outputType().shape().elements();
            for (Movement.Run run : runs.subList(first, Math.min(runs.size(), first + UNIT))) {
                int at = (target + run.to()) * lanes;
                if (run.from() == Movement.NONE) {
                    fill(output, at, run.length() * lanes);
                } else {
                    copy(input, (source + run.from()) * lanes, output, at, run.length() * lanes);
                }
            }
        }
    }

    private void fill(Block output, int at, int length) {
        if (output.floats() != null) {
            Arrays.fill(output.floats(), at, at + length, (float) padding);
        } else {
            Arrays.fill(output.longs(), at, at + length, padding);
        }
    }

    private static void copy(Block input, int from, Block output, int to, int length) {
        if (input.floats() == null || length >= SHORT) {
            System.arraycopy(input.array(), from, output.array(), to, length);
            return;
        }
        float[] source = input.floats();
        float[] target = output.floats();
        for (int i = 0; i < length; i++) {
            target[to + i] = source[from + i];
        }
    }

    @Override
    public String engine() {
        return "copy";
    }
}
