package org.silicnn.graph;

import java.util.List;
import java.util.Map;
import org.silicnn.ir.Shape;

/** What a graph is made of, for people to read. */
public record ModelSummary(String name, Shape input, List<Layer> layers) {
    public ModelSummary {
        layers = List.copyOf(layers);
    }

    /**
     * One node.
     *
     * @param type the op's word
     * @param parameters learned numbers
     * @param macs multiply-accumulate operations for one image; a tap in the padding counts, as hardware spends it
     */
    public record Layer(String name, String type, Shape output, long parameters, long macs) {}

    public static ModelSummary of(Graph graph) {
        Map<String, Shape> shapes = graph.shapes();
        List<Layer> layers = graph.nodes().stream()
                .map(node -> new Layer(
                        node.name(),
                        node.op().word(),
                        node.shape(),
                        node.op().parameters(),
                        macs(node, node.inputs().stream().map(shapes::get).toList())))
                .toList();
        return new ModelSummary(graph.name(), graph.inputShape(), layers);
    }

    private static long macs(Node node, List<Shape> inputs) {
        if (node.op() instanceof IntegerConv conv) {
            return macs(new Node(node.name(), conv.real(), node.inputs(), node.shape()), inputs);
        }
        if (node.op() instanceof Op.Conv conv) {
            long perOutput = (long) conv.window().taps() * (inputs.get(0).channels() / conv.groups());
            return node.shape().elements() * perOutput;
        }
        if (node.op() instanceof Op.ConvTranspose conv) {
            long perInput = (long) conv.window().taps() * (conv.bias().length / conv.groups());
            return inputs.get(0).elements() * perInput;
        }
        if (node.op() instanceof IntegerDense dense) {
            return dense.weights().stored().size();
        }
        return node.op() instanceof Op.Dense dense ? dense.weights().length : 0;
    }

    public long parameters() {
        return layers.stream().mapToLong(Layer::parameters).sum();
    }

    public long macs() {
        return layers.stream().mapToLong(Layer::macs).sum();
    }
}
