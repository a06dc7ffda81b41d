package org.silicnn.quant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Overflow;
import org.silicnn.fixed.Rounding;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Grid;
import org.silicnn.graph.Multiplier;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Reshape;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;

/**
 * The network under construction. Sums stay exact until a layer needs values; then they are requantised, once, to what
 * calibration chose for them.
 */
final class LoweringContext {
    private final Graph graph;
    private final Calibration calibration;
    private final QuantizeOptions options;
    private final TensorType inputType;
    private final List<Layer> layers = new ArrayList<>();
    private final List<Quantized.Origin> origins = new ArrayList<>();
    private final Map<String, Tensor> tensors = new HashMap<>();
    private final Set<String> names;
    private final Set<String> chosenWeights = new HashSet<>();
    private final Set<String> chosenValues = new HashSet<>();
    private int lowered;

    /**
     * What became of a graph value.
     *
     * @param name of the layer (or input) that makes it
     * @param scales worth of one step, one for all channels or one for each
     * @param sums whether it is an accumulator, which only a requantisation may read
     * @param value the graph value that calibration saw
     */
    record Tensor(String name, TensorType type, double[] scales, boolean sums, String value) {}

    LoweringContext(Graph graph, Calibration calibration, QuantizeOptions options) {
        this.graph = graph;
        this.calibration = calibration;
        this.options = options;
        inputType = graph.storedInput()
                .map(grid -> Quantization.of(grid).type(graph.inputShape()))
                .orElseGet(() -> TensorType.fixed(graph.inputShape(), options.inputFormat()));
        names = new HashSet<>(graph.shapes().keySet());
        tensors.put(graph.input(), new Tensor(graph.input(), inputType, scale(inputType), false, graph.input()));
    }

    /** How many nodes are lowered. */
    int lowered() {
        return lowered;
    }

    /** Goes on to the next node. */
    void next() {
        lowered++;
    }

    QuantizeOptions options() {
        return options;
    }

    Calibration calibration() {
        return calibration;
    }

    TensorType inputType() {
        return inputType;
    }

    List<Layer> layers() {
        return layers;
    }

    /** Of each of the layers that has one. */
    List<Quantized.Origin> origins() {
        return origins;
    }

    boolean isOutput(Node node) {
        return node.equals(graph.output());
    }

    /** Whether a node's values are scores, whose channels are compared with each other. */
    boolean areCompared(Node node) {
        List<Node> readers = readers(node);
        return isOutput(node)
                || (!readers.isEmpty() && readers.stream().allMatch(reader -> reader.op() instanceof Op.ArgMax));
    }

    /** Whether something has become of a node's value: a node before it may have seen to it. */
    boolean isLowered(Node node) {
        return tensors.containsKey(node.name());
    }

    /** The nodes that read a value. */
    List<Node> readers(Node node) {
        return graph.nodes().stream()
                .filter(reader -> reader.inputs().contains(node.name()))
                .toList();
    }

    /** What became of a value, be it sums or not. */
    Tensor tensor(String value) {
        return tensors.get(value);
    }

    /** What became of a value, requantised first if it still is sums. */
    Tensor values(String value) {
        Tensor tensor = tensors.get(value);
        if (tensor.sums()) {
            requantize(value, fresh(tensor.name() + ".requantize"), tensor, chosen(tensor.value(), false));
        }
        return tensors.get(value);
    }

    /** How the weights of a node, or of one of its output channels, are best stored. */
    Quantization chosenForWeights(Node node, Histogram weights) {
        chosenWeights.add(node.name());
        return options.ranges(node.name()).forWeights(weights, options.weightBits(node.name()));
    }

    /** Nodes whose weights got a width of our choice. */
    Set<String> chosenWeights() {
        return chosenWeights;
    }

    /** Values that are stored in a width of our choice. */
    Set<String> chosenValues() {
        return chosenValues;
    }

    /** How calibration says that a value is best stored; as one of either sign if {@code nonNegative} is false. */
    Quantization chosen(String value, boolean nonNegative) {
        chosenValues.add(value);
        return options.ranges(value)
                .forActivation(calibration.histogram(value), options.activationBits(value), nonNegative);
    }

    /** Appends a layer whose output is stored values of one scale. */
    void append(String value, Layer layer) {
        append(value, layer, scale(layer.outputType()), false);
    }

    /** Appends a layer whose output is sums. */
    void appendSums(String value, Layer layer, double[] scales) {
        append(value, layer, scales, true);
    }

    private void append(String value, Layer layer, double[] scales, boolean sums) {
        tensors.put(value, added(value, layer, scales, sums));
    }

    /** Appends a layer between: no graph value has become it yet. */
    Tensor added(String value, Layer layer, double[] scales, boolean sums) {
        layers.add(layer);
        origins.add(new Quantized.Origin(
                layer.name(), value, Arrays.stream(scales).boxed().toList()));
        return new Tensor(layer.name(), layer.outputType(), scales, sums, value);
    }

    /** Appends a layer that makes what no graph value stands for, so that there is nothing to compare it with. */
    void appendBetween(Layer layer) {
        layers.add(layer);
    }

    /** Another name for a value that is there already. */
    void alias(String value, String original) {
        tensors.put(value, tensors.get(original));
    }

    /** Appends the requantisation of a tensor; {@code value} is what it makes. */
    void requantize(String value, String name, Tensor from, Quantization target) {
        tensors.put(value, requantized(value, name, from, target));
    }

    /** Appends a requantisation for one reader alone: others go on reading {@code from}. */
    Tensor requantized(Tensor from, Quantization target) {
        return requantized(from.value(), fresh(from.name() + ".requantize"), from, target);
    }

    /** Appends a layer that hands on what became of a node's value. */
    void copy(Node node) {
        Tensor from = tensor(node.name());
        append(node.name(), new Reshape(node.name(), from.name(), from.type(), node.shape()));
    }

    /** Appends another shape of a tensor for one reader alone. */
    Tensor reshaped(Tensor from, Shape shape) {
        Layer layer = new Reshape(fresh(from.name() + ".reshape"), from.name(), from.type(), shape);
        return added(from.value(), layer, from.scales(), from.sums());
    }

    private Tensor requantized(String value, String name, Tensor from, Quantization target) {
        List<Integer> multipliers = new ArrayList<>();
        List<Integer> shifts = new ArrayList<>();
        for (double scale : from.scales()) {
            Multiplier multiplier = Multiplier.of(scale / target.scale(), from.type());
            multipliers.add(multiplier.mantissa());
            shifts.add(multiplier.shift());
        }
        TensorType type = target.type(from.type().shape());
        Layer layer = new Requantize(
                name, from.name(), from.type(), multipliers, shifts, options.rounding(), Overflow.SAT, type);
        return added(value, layer, scale(type), false);
    }

    /** Appends a requantisation between, to a type of one's own choice. */
    Tensor requantized(Tensor from, Multiplier multiplier, Rounding rounding, TensorType type) {
        Layer layer = new Requantize(
                fresh(from.name() + ".requantize"),
                from.name(),
                from.type(),
                List.of(multiplier.mantissa()),
                List.of(multiplier.shift()),
                rounding,
                Overflow.SAT,
                type);
        return added(from.value(), layer, scale(type), false);
    }

    /** Appends the requantisation of a tensor to what the model file gives for a value. */
    void store(String value, String name, Tensor from, Grid grid) {
        store(
                value,
                name,
                from,
                grid,
                Arrays.stream(from.scales())
                        .mapToObj(scale -> grid.rounding() == Rounding.TFLITE
                                ? Multiplier.tflite(scale / grid.scale())
                                : Multiplier.single(scale, grid.scale()))
                        .toArray(Multiplier[]::new));
    }

    /** The same by multipliers of one's own: one for all channels, or one for each. */
    void store(String value, String name, Tensor from, Grid grid, Multiplier... by) {
        List<Integer> multipliers = Arrays.stream(by).map(Multiplier::mantissa).toList();
        List<Integer> shifts = Arrays.stream(by).map(Multiplier::shift).toList();
        TensorType type = Quantization.of(grid).type(from.type().shape());
        append(
                value,
                new Requantize(
                        name, from.name(), from.type(), multipliers, shifts, grid.rounding(), Overflow.SAT, type));
    }

    /** The name for a layer that makes a node's sums: the node's own, unless {@link #alignOutput} needs it. */
    String sumsName(Node node, double[] scales) {
        return isOutput(node) && scales.length > 1 ? fresh(node.name() + ".sums") : node.name();
    }

    /** Scores can be compared only if they count in the same steps; so sums that are the output get one scale. */
    void alignOutput(Node node) {
        Tensor sums = tensor(node.name());
        if (isOutput(node) && sums.scales().length > 1) {
            double largest = Arrays.stream(sums.scales()).max().orElseThrow();
            FixedFormat format = FixedFormat.signed(FixedFormat.MAX_VALUE_WIDTH, 0);
            // No score can overflow, and the finest step that this allows loses next to nothing.
            int spare = FixedFormat.MAX_VALUE_WIDTH - sums.type().format().width();
            double scale = (float) Math.scalb(largest, -spare);
            store(node.name(), node.name(), sums, new Grid(format, scale, 0, Rounding.RND_CONV));
        }
    }

    /** A layer name that no graph value has. */
    String fresh(String name) {
        String candidate = name;
        while (!names.add(candidate)) {
            candidate += "_";
        }
        return candidate;
    }

    private static double[] scale(TensorType type) {
        return new double[] {type.scale()};
    }
}
