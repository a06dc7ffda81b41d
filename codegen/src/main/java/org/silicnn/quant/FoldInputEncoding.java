package org.silicnn.quant;

import java.util.ArrayList;
import java.util.List;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/**
 * Rewrites a graph so that it takes the image's stored integers: the scale goes into the weights of the first layers,
 * and the board needs no multiplier for it.
 *
 * <p>{@code Conv(image · s, w)} becomes {@code Conv(image, w · s)}. Where a reader of the image has no weights, or an
 * offset would have to reach into its zero padding, a 1x1 depthwise convolution in front does the conversion.
 */
final class FoldInputEncoding {
    private final Graph graph;
    private final InputEncoding encoding;
    private final int channels;

    private FoldInputEncoding(Graph graph, InputEncoding encoding) {
        this.graph = graph;
        this.encoding = encoding;
        channels = graph.inputShape().channels();
    }

    static Graph apply(Graph graph, InputEncoding encoding) {
        return new FoldInputEncoding(graph, encoding).fold();
    }

    private Graph fold() {
        boolean intoWeights = graph.nodes().stream()
                .filter(node -> node.inputs().contains(graph.input()))
                .allMatch(this::canTake);
        List<Node> nodes = new ArrayList<>();
        String image = graph.input();
        if (!intoWeights) {
            Node conversion = conversion();
            nodes.add(conversion);
            image = conversion.name();
        }
        for (Node node : graph.nodes()) {
            if (!node.inputs().contains(graph.input())) {
                nodes.add(node);
            } else if (intoWeights) {
                nodes.add(new Node(node.name(), scaled(node.op()), node.inputs(), node.shape()));
            } else {
                nodes.add(new Node(node.name(), node.op(), replaced(node.inputs(), image), node.shape()));
            }
        }
        return new Graph(graph.name(), graph.input(), graph.inputShape(), nodes);
    }

    private List<String> replaced(List<String> inputs, String image) {
        return inputs.stream()
                .map(input -> input.equals(graph.input()) ? image : input)
                .toList();
    }

    private boolean canTake(Node node) {
        if (node.op() instanceof Op.Dense) {
            return true;
        }
        return node.op() instanceof Op.Conv conv
                && (!encoding.hasOffset()
                        || conv.window().axes().stream().allMatch(a -> a.padBefore() == 0 && a.padAfter() == 0));
    }

    private Op scaled(Op op) {
        if (op instanceof Op.Conv conv) {
            int run = conv.weights().length / conv.bias().length;
            int perGroup = channels / conv.groups();
            int outputsPerGroup = conv.bias().length / conv.groups();
            float[] bias = conv.bias().clone();
            float[] weights = scaled(
                    conv.weights(), bias, run, (output, i) -> output / outputsPerGroup * perGroup + i % perGroup);
            return new Op.Conv(conv.window(), conv.groups(), weights, bias);
        }
        Op.Dense dense = (Op.Dense) op;
        float[] bias = dense.bias().clone();
        float[] weights = scaled(
                dense.weights(), bias, dense.weights().length / dense.bias().length, (output, i) -> i % channels);
        return new Op.Dense(weights, bias);
    }

    private interface ChannelOf {
        int channel(int output, int index);
    }

    /** The weights times their channel's scale; their share of the offset is added to the bias. */
    private float[] scaled(float[] weights, float[] bias, int run, ChannelOf channelOf) {
        float[] scaled = new float[weights.length];
        for (int output = 0; output < bias.length; output++) {
            double shift = bias[output];
            for (int i = 0; i < run; i++) {
                int channel = channelOf.channel(output, i);
                float weight = weights[output * run + i];
                scaled[output * run + i] = (float) (weight * encoding.scale(channel));
                shift += weight * encoding.offset(channel);
            }
            bias[output] = (float) shift;
        }
        return scaled;
    }

    private Node conversion() {
        float[] weights = new float[channels];
        float[] bias = new float[channels];
        for (int c = 0; c < channels; c++) {
            weights[c] = (float) encoding.scale(c);
            bias[c] = (float) encoding.offset(c);
        }
        Shape shape = graph.inputShape();
        List<Window.Axis> axes = shape.depth() == 1
                ? List.of(Window.Axis.NONE, Window.Axis.NONE)
                : List.of(Window.Axis.NONE, Window.Axis.NONE, Window.Axis.NONE);
        String name = graph.input() + ".decode";
        while (graph.shapes().containsKey(name)) {
            name += "_";
        }
        return new Node(name, new Op.Conv(new Window(axes), channels, weights, bias), List.of(graph.input()), shape);
    }
}
