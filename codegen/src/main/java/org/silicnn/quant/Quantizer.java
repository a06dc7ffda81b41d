package org.silicnn.quant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.FixedPoint;
import org.silicnn.fixed.Overflow;
import org.silicnn.fixed.Rounding;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Conv2d;
import org.silicnn.ir.Dense;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Layer;
import org.silicnn.ir.MaxPool2d;
import org.silicnn.ir.Network;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.TensorType;
import org.silicnn.problem.CodegenProblem;
import org.silicnn.problem.Diagnostics;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/**
 * Turns a float graph into a network of plain fixed point: power-of-two scales, zero points 0.
 *
 * <p>Sums stay exact until a layer needs values; then they are requantised to the format that calibration chose. A ReLU
 * costs nothing: requantising to an unsigned format clips at 0. The last layer's sums are the network's output, unrounded.
 */
public final class Quantizer {
    private final Graph graph;
    private final Calibration calibration;
    private final QuantizeOptions options;
    private final Where where;
    private final Diagnostics diagnostics = new Diagnostics();
    private final List<Layer> layers = new ArrayList<>();
    private final Map<String, Layer> madeBy = new HashMap<>();
    private final Map<String, String> sameAs = new HashMap<>();
    private final Set<String> names;

    private Quantizer(Graph graph, Calibration calibration, QuantizeOptions options, Where where) {
        this.graph = graph;
        this.calibration = calibration;
        this.options = options;
        this.where = where;
        names = graph.shapes().keySet().stream().collect(Collectors.toSet());
    }

    /**
     * Quantises a network.
     *
     * @param graph as imported; it expects decoded images
     * @param images stored integers of some typical images, in memory order; at least one
     * @param where the model, for messages
     * @throws UserException naming every node that can't be quantised
     */
    public static Network quantize(Graph graph, Iterable<long[]> images, QuantizeOptions options, Where where) {
        Graph raw = FoldInputEncoding.apply(graph, options.encoding());
        Calibration calibration = Calibration.of(raw, floats(images));
        return new Quantizer(raw, calibration, options, where).build();
    }

    private static List<float[]> floats(Iterable<long[]> images) {
        List<float[]> floats = new ArrayList<>();
        for (long[] image : images) {
            float[] values = new float[image.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = image[i];
            }
            floats.add(values);
        }
        return floats;
    }

    private Network build() {
        for (Node node : graph.nodes()) {
            try {
                add(node);
            } catch (InvalidNetworkException e) {
                diagnostics.report(CodegenProblem.NOT_QUANTIZABLE, node(node), e.getMessage());
                diagnostics.stopIfErrors();
            }
        }
        diagnostics.stopIfErrors();
        return new Network(graph.name(), graph.input(), inputType(), layers);
    }

    private TensorType inputType() {
        return TensorType.fixed(graph.inputShape(), options.inputFormat());
    }

    private void add(Node node) {
        Op op = node.op();
        if (op instanceof Op.Conv conv && conv.window().axes().size() == 2) {
            addConv2d(node, conv);
        } else if (op instanceof Op.Dense dense) {
            addDense(node, dense);
        } else if (op instanceof Op.MaxPool pool && pool.window().axes().size() == 2) {
            Source source = values(node.inputs().get(0));
            append(node.name(), new MaxPool2d(node.name(), source.name(), source.type(), pool.window()));
        } else if (op instanceof Op.Relu) {
            addRelu(node);
        } else if (op instanceof Op.Reshape && readersTakeMemoryOrder(node)) {
            sameAs.put(node.name(), original(node.inputs().get(0)));
        } else {
            diagnostics.report(CodegenProblem.OPERATOR_NOT_QUANTIZED, node(node), op.word());
            diagnostics.stopIfErrors();
        }
    }

    /** A dense layer reads its input in memory order whatever its shape, so a reshape in front of it does nothing. */
    private boolean readersTakeMemoryOrder(Node reshape) {
        return graph.nodes().stream()
                .filter(node -> node.inputs().contains(reshape.name()))
                .allMatch(node -> node.op() instanceof Op.Dense);
    }

    private String original(String value) {
        return sameAs.getOrDefault(value, value);
    }

    private void addConv2d(Node node, Op.Conv conv) {
        Source source = values(node.inputs().get(0));
        Constant weights = weights(conv.weights());
        TensorType type = source.type();
        int fraction = type.format().fractionBits() + weights.format().fractionBits();
        Constant bias = bias(conv.bias(), fraction);
        append(
                node.name(),
                Conv2d.of(
                        node.name(),
                        source.name(),
                        type,
                        conv.window(),
                        conv.groups(),
                        weights,
                        bias,
                        Math.scalb(1.0, -fraction)));
    }

    private void addDense(Node node, Op.Dense dense) {
        Source source = values(node.inputs().get(0));
        Constant weights = weights(dense.weights());
        int fraction = source.type().format().fractionBits() + weights.format().fractionBits();
        Constant bias = bias(dense.bias(), fraction);
        append(
                node.name(),
                Dense.of(node.name(), source.name(), source.type(), weights, bias, Math.scalb(1.0, -fraction)));
    }

    private void addRelu(Node node) {
        String input = node.inputs().get(0);
        Histogram histogram = calibration.histogram(node.name());
        FixedFormat format = FormatChooser.forActivation(histogram, options.activationBits(), false);
        append(node.name(), requantize(node.name(), source(input), format));
    }

    private Constant weights(float[] weights) {
        FixedFormat format = FormatChooser.forWeights(weights, options.weightBits());
        return Constant.of(
                format, weights.length, i -> FixedPoint.quantize(weights[i], format, Rounding.RND_CONV, Overflow.SAT));
    }

    private static Constant bias(float[] bias, int fraction) {
        FixedFormat widest = FixedFormat.signed(FixedFormat.MAX_WIDTH, fraction);
        long[] values = new long[bias.length];
        long low = 0;
        long high = 0;
        for (int i = 0; i < bias.length; i++) {
            values[i] = FixedPoint.quantize(bias[i], widest, Rounding.RND_CONV, Overflow.SAT);
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
        }
        return Constant.of(FixedFormat.signedFor(low, high, fraction), values);
    }

    /** A tensor that a layer may read, and its type. */
    private record Source(String name, TensorType type) {}

    private Source source(String value) {
        Layer layer = madeBy.get(original(value));
        return layer == null ? new Source(graph.input(), inputType()) : new Source(layer.name(), layer.outputType());
    }

    /** The tensor of a graph value, requantised first if it still is a sum. */
    private Source values(String anyName) {
        String value = original(anyName);
        Layer layer = madeBy.get(value);
        if (layer instanceof Conv2d || layer instanceof Dense) {
            Histogram histogram = calibration.histogram(value);
            FixedFormat format = FormatChooser.forActivation(histogram, options.activationBits(), true);
            append(value, requantize(fresh(value + ".requantize"), source(value), format));
        }
        return source(value);
    }

    private Requantize requantize(String name, Source source, FixedFormat format) {
        return Requantize.powerOfTwo(name, source.name(), source.type(), options.rounding(), Overflow.SAT, format);
    }

    private String fresh(String name) {
        String candidate = name;
        while (!names.add(candidate)) {
            candidate += "_";
        }
        return candidate;
    }

    private void append(String value, Layer layer) {
        layers.add(layer);
        madeBy.put(value, layer);
    }

    private Where node(Node node) {
        return where.node(node.name(), node.op().word());
    }
}
