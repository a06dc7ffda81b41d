package org.silicnn.sim.fast;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Network;
import org.silicnn.sim.Tensor;

/** Runs a plan on the images of one batch. */
final class Batch {
    private final Plan plan;
    private final int images;
    private final int lanes;
    private final Map<String, Block> blocks = new HashMap<>();

    /** @param lanes at least as many as images */
    Batch(Plan plan, List<Tensor> images, int lanes) {
        this.plan = plan;
        this.images = images.size();
        this.lanes = lanes;
        Network network = plan.network();
        Block input = Block.of(network.inputType(), images.size(), lanes);
        for (int i = 0; i < images.size(); i++) {
            if (!images.get(i).type().equals(network.inputType())) {
                throw new InvalidNetworkException("the image must be " + network.inputType() + ", not "
                        + images.get(i).type());
            }
            input.set(i, images.get(i).values());
        }
        blocks.put(network.input(), input);
    }

    /** The network's output for all images. */
    Block run(Split split) {
        for (int i = 0; i < plan.steps().size(); i++) {
            int step = i;
            run(plan.steps().get(i), split);
            // Memory is bounded by what is still to be read, not by the depth of the network.
            blocks.keySet().removeIf(name -> plan.isDead(name, step));
        }
        return blocks.get(plan.network().output().name());
    }

    /** Every step's block, in execution order, the images first. */
    Map<String, Block> trace(Split split) {
        Map<String, Block> trace = new LinkedHashMap<>();
        trace.put(plan.network().input(), blocks.get(plan.network().input()));
        for (Step step : plan.steps()) {
            trace.put(step.name(), run(step, split));
        }
        return trace;
    }

    private Block run(Step step, Split split) {
        List<Block> inputs = step.inputs().stream().map(blocks::get).toList();
        Block output = Block.of(step.type(), images, lanes);
        split.run(step.kernel().units(output), (from, to) -> step.kernel().run(inputs, output, from, to));
        blocks.put(step.name(), output);
        return output;
    }
}
