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
import java.util.stream.Stream;
import org.silicnn.emit.layer.Divisors;
import org.silicnn.emit.layer.Folded;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.emit.layer.ForkCode;
import org.silicnn.emit.layer.FunctionHead;
import org.silicnn.emit.layer.LayerCode;
import org.silicnn.emit.layer.LoadCode;
import org.silicnn.emit.layer.PackCode;
import org.silicnn.emit.layer.Sliding;
import org.silicnn.emit.layer.StageCode;
import org.silicnn.emit.layer.TiledLoops;
import org.silicnn.emit.layer.WeightMemory;
import org.silicnn.emit.layer.WindowCode;
import org.silicnn.emit.layer.WordChannels;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Network;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Reshape;
import org.silicnn.ir.Shape;
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

    private final Map<String, Words> words = new HashMap<>();
    private final Foldings foldings;
    private final List<Stage> stages = new ArrayList<>();
    private final List<Dataflow.Weighted> weighted = new ArrayList<>();
    private final List<Dataflow.Unweighted> unweighted = new ArrayList<>();
    private final List<Dataflow.FoldedLayer> folded = new ArrayList<>();
    private final List<Memory> memories = new ArrayList<>();

    DataflowBuilder(Network network, Foldings foldings, CNames names) {
        this.names = names;
        this.foldings = foldings;
        List<Layer> live = live(network);
        live.forEach(this::countReads);
        output = origin(network.output().name());
        words.put(Dataflow.IMAGE, image(network));
        supply(network.input(), Dataflow.IMAGE);
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

    List<Dataflow.Weighted> weighted() {
        return weighted;
    }

    List<Memory> memories() {
        return memories;
    }

    List<Dataflow.Unweighted> unweighted() {
        return unweighted;
    }

    List<Dataflow.FoldedLayer> folded() {
        return folded;
    }

    /** What a stream carries. */
    Words words(String stream) {
        return words.get(stream);
    }

    /** Words of the image or of the result, whichever are more, if they are as wide as they may be. */
    long portWords() {
        return Stream.of(words(Dataflow.IMAGE).type(), words(Dataflow.SCORES).type())
                .mapToLong(type -> {
                    int channels = type.shape().channels();
                    return type.shape().elements() / portWidth(type, channels, channels);
                })
                .max()
                .orElseThrow();
    }

    /** The image in words that its readers want, and as what all of them see it: under another shape it is the same. */
    private Words image(Network network) {
        List<Layer> first = readers.getOrDefault(network.input(), List.of());
        List<TensorType> views = first.stream()
                .flatMap(layer -> IntStream.range(0, layer.inputs().size())
                        .filter(i -> origin(layer.inputs().get(i)).equals(network.input()))
                        .mapToObj(i -> layer.inputTypes().get(i)))
                .distinct()
                .toList();
        TensorType type = views.size() == 1 ? views.get(0) : network.inputType();
        int wanted = first.stream()
                .mapToInt(layer -> inputWidth(layer, new Words(type, 1)))
                .max()
                .orElse(1);
        return new Words(type, portWidth(type, type.shape().channels(), wanted));
    }

    /** Channels in a word that a layer reads if nothing in front of it has chosen yet. */
    private int inputWidth(Layer layer, Words serial) {
        return Loops.of(layer, serial, foldings)
                .map(Folded::inputWidth)
                .orElseGet(() -> WordChannels.width(
                        layer,
                        fusible(layer).map(Requantize::outputType).orElse(layer.outputType()),
                        serial.width(),
                        foldings.of(layer.name()).pe()));
    }

    /** Channels in a word of the top function: a divisor of {@code whole}, as near to {@code wanted} as its bits allow. */
    private int portWidth(TensorType type, int whole, int wanted) {
        return Divisors.least(whole, Math.max(1, foldings.portBits() / new Words(type, 1).bits()), wanted);
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
        Optional<Folded> folded = Loops.of(layer, words.get(inputs.get(0)), foldings);
        int width = width(layer, last.outputType(), inputs);
        if (folded.isPresent()) {
            int run = words.get(inputs.get(0)).type().shape().channels();
            add(new Dataflow.Weighted(layer, run, requantize), folded.get());
        } else {
            add(new Dataflow.Unweighted(layer, requantize), width);
        }
        StageCode code = layer.accept(new LayerCode(head, folded, width));
        List<String> adapted = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            TensorType view = layer.inputTypes().get(i);
            int wanted = code.window().map(Sliding::width).orElse(code.inputWidth());
            adapted.add(adapt(layer, inputs.get(i), view, wanted));
        }
        if (code.window().isPresent()) {
            adapted = List.of(window(layer, adapted.get(0), code.window().get()));
        }
        if (code.memory().isPresent()) {
            adapted = List.of(adapted.get(0), load(layer, code.memory().get()));
        }
        boolean isOutput = last.name().equals(output);
        int portWidth = portWidth(last.outputType(), code.outputWidth(), code.outputWidth());
        String stream = isOutput && code.outputWidth() == portWidth ? Dataflow.SCORES : "from_" + function;
        stage(new Stage(function, layer.name(), adapted, List.of(stream), code), last.outputType());
        if (isOutput && code.outputWidth() > portWidth) {
            stream = pack(layer, stream, last.outputType(), portWidth, Dataflow.SCORES);
        }
        supply(last.name(), stream);
    }

    private void add(Dataflow.Weighted layer, Folded loops) {
        weighted.add(layer);
        boolean manyProducts = layer.loops(Folding.FULL, /* streamed= */ false).simd() > 1;
        folded.add(new Dataflow.FoldedLayer(
                layer.layer(),
                loops.pe(),
                manyProducts ? loops.simd() : 0,
                loops instanceof TiledLoops tiled ? tiled.tile() : 0));
    }

    private void add(Dataflow.Unweighted layer, int width) {
        unweighted.add(layer);
        if (layer.widths().size() > 1) {
            folded.add(new Dataflow.FoldedLayer(layer.layer(), width, 0, /* tile= */ 0));
        }
    }

    /** Channels in a word of a layer without weights. */
    private int width(Layer layer, TensorType outputType, List<String> inputs) {
        int incoming = inputs.stream()
                .mapToInt(input -> words.get(input).width())
                .max()
                .orElseThrow();
        return WordChannels.width(
                layer, outputType, incoming, foldings.of(layer.name()).pe());
    }

    private void stage(Stage stage, TensorType type) {
        stages.add(stage);
        for (String stream : stage.outputs()) {
            words.put(stream, new Words(type, stage.code().outputWidth()));
        }
    }

    /** The stream of a layer's input in words of this width. */
    private String adapt(Layer layer, String stream, TensorType view, int wanted) {
        Words from = words.get(stream);
        int width = Math.min(wanted, view.shape().channels());
        boolean reshaped = view.shape().channels() != from.type().shape().channels();
        int common = Divisors.common(from.width(), width);
        if (from.width() == width) {
            return stream;
        }
        if (common == from.width() || (common == width && !reshaped)) {
            return pack(layer, stream, view, width, "");
        }
        // Neither width divides the other, or words lie across the places of the new shape.
        int between = reshaped ? 1 : common;
        String narrow = pack(layer, stream, from.type(), between, "");
        return between == width ? narrow : pack(layer, narrow, view, width, "");
    }

    private String pack(Layer layer, String stream, TensorType type, int width, String output) {
        String function = names.identifier("words" + stages.size(), layer.name());
        String title =
                CNames.comment(layer.name() + ": words of " + words.get(stream).width() + " to words of " + width);
        String to = output.isEmpty() ? "from_" + function : output;
        StageCode code = PackCode.of(function, title, type, words.get(stream).width(), width);
        stage(new Stage(function, layer.name(), List.of(stream), List.of(to), code), type);
        return to;
    }

    private String window(Layer layer, String stream, Sliding sliding) {
        String function = names.identifier("window" + stages.size(), layer.name());
        String title = CNames.comment(layer.name() + ": windows of " + sliding.input());
        StageCode code = WindowCode.of(function, title, sliding);
        stage(new Stage(function, layer.name(), List.of(stream), List.of("from_" + function), code), sliding.input());
        return "from_" + function;
    }

    private String load(Layer layer, WeightMemory weights) {
        Memory memory = new Memory(names.identifier("memory" + memories.size(), layer.name()), layer.name(), weights);
        memories.add(memory);
        String function = names.identifier("load" + stages.size(), layer.name());
        String title = CNames.comment(layer.name() + ": weights from external memory");
        StageCode code = LoadCode.of(function, title, weights);
        TensorType type = TensorType.fixed(Shape.vector(weights.wordWeights()), weights.format());
        stage(new Stage(function, layer.name(), List.of(memory.name()), List.of("from_" + function), code), type);
        return "from_" + function;
    }

    /** Hands a tensor's stream to its reader, or copies of it to its readers. */
    private void supply(String tensor, String stream) {
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
            TensorType type = words.get(stream).type();
            String title = CNames.comment(tensor + ": fork of " + type);
            StageCode code =
                    ForkCode.of(function, title, type, words.get(stream).width(), outputs.size());
            stage(new Stage(function, tensor, List.of(stream), outputs, code), type);
            unread.put(tensor, new ArrayDeque<>(outputs));
        }
    }
}
