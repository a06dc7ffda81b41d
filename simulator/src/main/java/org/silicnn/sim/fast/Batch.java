package org.silicnn.sim.fast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Network;
import org.silicnn.ir.TensorType;
import org.silicnn.sim.Tensor;

/** Runs a plan on the images of one batch. */
final class Batch {
    private final Plan plan;
    private final Layout layout;
    private final Pool pool;
    /** Of each step. */
    private final List<Kernel> kernels;

    private final Map<String, Block> blocks = new HashMap<>();

    /** @param layout for as many images */
    Batch(Plan plan, List<Tensor> images, Layout layout, Pool pool) {
        this.pool = pool;
        this.plan = plan;
        this.layout = layout;
        Network network = plan.network();
        kernels = plan.steps().stream().map(step -> step.kernel().now(layout)).toList();
        Block input = block(network.input(), network.inputType(), Block.isFloat(network.inputType()));
        for (Tensor image : images) {
            if (!image.type().equals(network.inputType())) {
                throw new InvalidNetworkException("the image must be " + network.inputType() + ", not " + image.type());
            }
        }
        input.setAll(images);
        blocks.put(network.input(), input);
    }

    /** The network's output for all images. */
    List<Tensor> run(Split split) {
        for (int i = 0; i < plan.steps().size(); i++) {
            int step = i;
            run(i, split);
            // Memory is bounded by what is still to be read, not by the depth of the network.
            blocks.entrySet().removeIf(entry -> {
                boolean dead = plan.isDead(entry.getKey(), step);
                if (dead) {
                    entry.getValue().release(pool);
                }
                return dead;
            });
        }
        Block output = blocks.get(plan.network().output().name());
        List<Tensor> tensors = output.getAll();
        output.release(pool);
        return tensors;
    }

    /** Every layer's tensor for each image, in execution order, the image first. */
    List<Map<String, Tensor>> trace(Split split) {
        List<Map<String, Tensor>> traces = new ArrayList<>();
        for (int i = 0; i < layout.images(); i++) {
            traces.add(new LinkedHashMap<>());
        }
        put(traces, plan.network().input(), blocks.get(plan.network().input()));
        for (int i = 0; i < plan.steps().size(); i++) {
            put(traces, plan.steps().get(i).name(), run(i, split));
        }
        return traces;
    }

    private static void put(List<Map<String, Tensor>> traces, String name, Block block) {
        List<Tensor> tensors = block.getAll();
        for (int i = 0; i < tensors.size(); i++) {
            traces.get(i).put(name, tensors.get(i));
        }
    }

    private Block run(int number, Split split) {
        Step step = plan.steps().get(number);
        Kernel kernel = kernels.get(number);
        List<Block> inputs = step.inputs().stream().map(blocks::get).toList();
        Block output = block(step.name(), step.type(), kernel.writesFrames());
        List<Block> prepared = kernel.prepare(inputs, pool);
        split.run(kernel.units(output), (from, to) -> kernel.run(prepared, output, from, to));
        for (int i = 0; i < inputs.size(); i++) {
            if (prepared.get(i) != inputs.get(i)) {
                prepared.get(i).release(pool);
            }
        }
        blocks.put(step.name(), output);
        return output;
    }

    /** @param framing whether it may have a frame */
    private Block block(String tensor, TensorType type, boolean framing) {
        return (framing ? frame(tensor) : Optional.<Frame>empty())
                .map(frame -> Block.framed(type, layout, frame, pool))
                .orElseGet(() -> Block.of(type, layout, pool));
    }

    /** What all readers of a tensor would have around it. */
    private Optional<Frame> frame(String tensor) {
        List<Optional<Frame>> wanted = plan.onlyReaders(tensor).stream()
                .map(step -> kernels.get(step).frame())
                .distinct()
                .toList();
        return wanted.size() == 1 ? wanted.get(0) : Optional.empty();
    }
}
