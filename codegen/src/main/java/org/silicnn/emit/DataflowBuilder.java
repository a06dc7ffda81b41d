package org.silicnn.emit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.silicnn.emit.layer.ForkCode;
import org.silicnn.emit.layer.FunctionHead;
import org.silicnn.emit.layer.LayerCode;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Network;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Reshape;
import org.silicnn.ir.TensorType;

/**
 * Makes stages of layers: a requantisation behind sums that nobody else reads is folded into their loop, a reshape is
 * the stream that it reads, and a tensor with several readers is copied by a fork, since a stream has one.
 *
 * <p>Fusion is a choice of emission; the network keeps layers apart, so it can't change a result.
 */
final class DataflowBuilder {
    private final CNames names;
    private final String output;
    /** For each tensor that has a stream, the layers that read it under its own or another shape. */
    private final Map<String, List<Layer>> readers = new HashMap<>();
    /** For each reshaped tensor, the one whose stream it is. */
    private final Map<String, String> origins = new HashMap<>();
    /** Streams that bring a tensor and have no reader yet. */
    private final Map<String, Deque<String>> unread = new HashMap<>();

    private final Map<String, TensorType> types = new HashMap<>();
    private final List<Stage> stages = new ArrayList<>();

    DataflowBuilder(Network network, CNames names) {
        this.names = names;
        List<Layer> live = live(network);
        live.forEach(this::countReads);
        output = origin(network.output().name());
        supply(network.input(), network.inputType(), Dataflow.IMAGE);
        Set<String> fused = new HashSet<>();
        for (Layer layer : live) {
            if (!(layer instanceof Reshape) && !fused.contains(layer.name())) {
                Optional<Requantize> requantize = fusible(layer);
                requantize.ifPresent(behind -> fused.add(behind.name()));
                add(layer, requantize);
            }
        }
    }

    List<Stage> stages() {
        return stages;
    }

    /** What a stream carries. */
    TensorType type(String stream) {
        return types.get(stream);
    }

    /** The layers that the output depends on: a stage whose words nobody reads would block. */
    private static List<Layer> live(Network network) {
        Set<String> needed = new HashSet<>(Set.of(network.output().name()));
        Deque<Layer> live = new ArrayDeque<>();
        for (int i = network.layers().size() - 1; i >= 0; i--) {
            Layer layer = network.layers().get(i);
            if (needed.contains(layer.name())) {
                needed.addAll(layer.inputs());
                live.addFirst(layer);
            }
        }
        return List.copyOf(live);
    }

    private void countReads(Layer layer) {
        if (layer instanceof Reshape reshape) {
            origins.put(reshape.name(), origin(reshape.input()));
            return;
        }
        for (String input : layer.inputs()) {
            readers.computeIfAbsent(origin(input), key -> new ArrayList<>()).add(layer);
        }
    }

    private String origin(String tensor) {
        return origins.getOrDefault(tensor, tensor);
    }

    private Optional<Requantize> fusible(Layer layer) {
        List<Layer> behind = readers.getOrDefault(layer.name(), List.of());
        // Under another shape the requantisation would see other channels.
        return layer.accept(new RequantizedInside())
                        && behind.size() == 1
                        && behind.get(0) instanceof Requantize requantize
                        && requantize.input().equals(layer.name())
                ? Optional.of(requantize)
                : Optional.empty();
    }

    private void add(Layer layer, Optional<Requantize> requantize) {
        Layer last = requantize.isPresent() ? requantize.get() : layer;
        String function = names.identifier("l" + stages.size(), layer.name());
        String title = CNames.comment(layer.name() + ": " + layer.getClass().getSimpleName() + " "
                + layer.inputTypes().get(0) + " -> " + layer.outputType()
                + requantize.map(behind -> " -> " + behind.outputType()).orElse(""));
        FunctionHead head = new FunctionHead(function, title, last.outputType(), requantize);
        List<String> inputs = layer.inputs().stream()
                .map(input -> unread.get(origin(input)).remove())
                .toList();
        String stream = last.name().equals(output) ? Dataflow.SCORES : "from_" + function;
        stages.add(new Stage(function, inputs, List.of(stream), layer.accept(new LayerCode(head))));
        supply(last.name(), last.outputType(), stream);
    }

    /** Hands a tensor's stream to its reader, or copies of it to its readers. */
    private void supply(String tensor, TensorType type, String stream) {
        types.put(stream, type);
        int copies = readers.getOrDefault(tensor, List.of()).size();
        boolean imageIsOutput = stream.equals(Dataflow.IMAGE) && tensor.equals(output);
        if (copies == 1) {
            unread.put(tensor, new ArrayDeque<>(List.of(stream)));
        } else if (copies > 1 || imageIsOutput) {
            String function = names.identifier("fork" + stages.size(), tensor);
            List<String> outputs = imageIsOutput
                    ? List.of(Dataflow.SCORES)
                    : IntStream.range(0, copies)
                            .mapToObj(i -> "from_" + function + "_" + i)
                            .toList();
            outputs.forEach(copy -> types.put(copy, type));
            String title = CNames.comment(tensor + ": fork of " + type);
            stages.add(
                    new Stage(function, List.of(stream), outputs, ForkCode.of(function, title, type, outputs.size())));
            unread.put(tensor, new ArrayDeque<>(outputs));
        }
    }
}
