package org.silicnn.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.silicnn.fixed.Rounding;
import org.silicnn.graph.Dequantize;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Grid;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.graph.Quantize;
import org.silicnn.ir.Shape;

/** A graph written anew, node by node, some of them as several. */
final class GraphRewrite {
    private final Graph graph;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Shape> shapes = new HashMap<>();
    private final Set<String> names;

    GraphRewrite(Graph graph) {
        this.graph = graph;
        shapes.put(graph.input(), graph.inputShape());
        names = new HashSet<>(graph.shapes().keySet());
    }

    Shape shape(String value) {
        return shapes.get(value);
    }

    /** Whether a node reads what TensorFlow Lite stores, and is itself stored in the same way. */
    boolean isBetweenStored(Node node) {
        Optional<Grid> from = graph.nodes().stream()
                .filter(maker -> node.inputs().contains(maker.name()))
                .findFirst()
                .flatMap(maker -> grid(maker.op()));
        List<Node> readers = graph.nodes().stream()
                .filter(reader -> reader.inputs().contains(node.name()))
                .toList();
        return from.filter(grid -> grid.rounding() == Rounding.TFLITE).isPresent()
                && !readers.isEmpty()
                && readers.stream()
                        .allMatch(reader ->
                                reader.op() instanceof Quantize to && to.grid().sameValues(from.get()));
    }

    private static Optional<Grid> grid(Op op) {
        if (op instanceof Quantize quantize) {
            return Optional.of(quantize.grid());
        }
        return op instanceof Dequantize dequantize ? Optional.of(dequantize.grid()) : Optional.empty();
    }

    /** Takes a node over as it is. */
    void keep(Node node) {
        nodes.add(node);
        shapes.put(node.name(), node.shape());
    }

    /** Appends a node in front of the one that it helps to replace, and gives its name. */
    String before(Node replaced, String what, Op op, List<String> inputs) {
        String name = replaced.name() + "/" + what;
        while (!names.add(name)) {
            name += "_";
        }
        append(name, op, inputs);
        return name;
    }

    /** Appends the node that makes what the replaced one made. */
    void last(Node replaced, Op op, List<String> inputs) {
        append(replaced.name(), op, inputs);
    }

    private void append(String name, Op op, List<String> inputs) {
        Shape shape = op.output(inputs.stream().map(shapes::get).toList());
        keep(new Node(name, op, inputs, shape));
    }

    Graph done() {
        return new Graph(graph.name(), graph.input(), graph.inputShape(), nodes);
    }
}
