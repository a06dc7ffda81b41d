package org.silicnn.sim.fast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Dense;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Network;
import org.silicnn.ir.TensorType;

/** A network compiled: which kernel runs when, and which tensors are alive meanwhile. */
final class Plan {
    private final Network network;
    private final boolean everyTensor;
    private final List<Step> steps;
    private final Map<String, List<Integer>> readers = new HashMap<>();

    /**
     * @param everyTensor whether all tensors are kept, not only those still to be read
     * @param steps in execution order
     */
    Plan(Network network, boolean everyTensor, List<Step> steps) {
        this.network = network;
        this.everyTensor = everyTensor;
        this.steps = List.copyOf(steps);
        for (int i = 0; i < steps.size(); i++) {
            for (String input : steps.get(i).inputs()) {
                readers.computeIfAbsent(input, name -> new ArrayList<>()).add(i);
            }
        }
    }

    Network network() {
        return network;
    }

    List<Step> steps() {
        return steps;
    }

    /** Whether nobody reads a tensor after a step. */
    boolean isDead(String tensor, int step) {
        return !isResult(tensor)
                && readers.getOrDefault(tensor, List.of()).stream().allMatch(reader -> reader <= step);
    }

    /** Whether a tensor is wanted for itself, not only by steps. */
    private boolean isResult(String tensor) {
        return everyTensor || tensor.equals(network.output().name());
    }

    /** The numbers of the steps that read a tensor; none where others do too. */
    List<Integer> onlyReaders(String tensor) {
        return isResult(tensor) ? List.of() : readers.getOrDefault(tensor, List.of());
    }

    /** The most bytes alive at once, for one image. */
    long bytesPerImage() {
        Map<String, Long> live = new HashMap<>();
        live.put(network.input(), bytes(network.inputType()));
        long most = 0;
        for (int i = 0; i < steps.size(); i++) {
            int step = i;
            live.put(steps.get(i).name(), bytes(steps.get(i).type()));
            most = Math.max(
                    most, live.values().stream().mapToLong(Long::longValue).sum());
            live.keySet().removeIf(name -> isDead(name, step));
        }
        return most;
    }

    /** Multiplications for one image. */
    long work() {
        return steps.stream().mapToLong(Step::work).sum();
    }

    /** Whether most multiplications are in kernels that would rather have tensors stacked. */
    boolean prefersStacked() {
        long stacked = steps.stream()
                .filter(step -> step.kernel().prefersStacked())
                .mapToLong(Step::work)
                .sum();
        return stacked > work() / 2;
    }

    /** Bytes of weights that one image uses once: images together are worth it when these are many. */
    long bytesOfDenseWeights() {
        return network.layers().stream().mapToLong(Plan::weightsUsedOnce).sum() * Float.BYTES;
    }

    /** Those of dense layers, and of convolutions with a single place, which are dense layers too. */
    private static long weightsUsedOnce(Layer layer) {
        if (layer instanceof Dense dense) {
            return dense.weights().size();
        }
        boolean once = layer instanceof Conv && layer.outputType().shape().places() == 1;
        return once ? ((Conv) layer).weights().size() : 0;
    }

    private static long bytes(TensorType type) {
        return (long) type.shape().elements() * Block.bytes(type);
    }
}
