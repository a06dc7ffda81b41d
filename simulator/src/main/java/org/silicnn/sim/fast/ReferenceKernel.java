package org.silicnn.sim.fast;

import java.util.List;
import org.silicnn.ir.Layer;
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;

/** The definition itself, image by image: for kinds of layers and widths of numbers that have no faster kernel. */
record ReferenceKernel(Layer layer) implements Kernel {
    @Override
    public int units(Block output) {
        return output.images();
    }

    @Override
    public void run(List<Block> inputs, Block output, int from, int to) {
        for (int lane = from; lane < to; lane++) {
            int image = lane;
            List<Tensor> tensors =
                    inputs.stream().map(input -> input.get(image)).toList();
            output.set(lane, Simulator.apply(layer, tensors));
        }
    }

    @Override
    public String engine() {
        return "reference";
    }
}
