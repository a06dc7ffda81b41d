package org.silicnn.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Shape;

/**
 * An imported network for one image.
 *
 * @param name what the user calls it; any text
 * @param input the name by which nodes refer to the image
 * @param inputShape the image's shape; memory order as in {@link Shape}
 * @param nodes in execution order; the last one's value is the output
 */
public record Graph(String name, String input, Shape inputShape, List<Node> nodes) {
    /** @throws InvalidNetworkException if a node reads what isn't there (yet), shapes don't agree or names repeat */
    public Graph {
        nodes = List.copyOf(nodes);
        if (nodes.isEmpty()) {
            throw new InvalidNetworkException("a graph must have at least one node");
        }
        Map<String, Shape> known = new HashMap<>();
        known.put(input, inputShape);
        for (Node node : nodes) {
            requireShape(node, known);
            if (known.put(node.name(), node.shape()) != null) {
                throw new InvalidNetworkException("node names must be unique, not '" + node.name() + "' twice");
            }
        }
    }

    private static void requireShape(Node node, Map<String, Shape> known) {
        if (!known.keySet().containsAll(node.inputs())) {
            throw new InvalidNetworkException(
                    "node '" + node.name() + "' reads " + node.inputs() + ", not all of which exist before it");
        }
        Shape inferred = node.op().output(node.inputs().stream().map(known::get).toList());
        if (!inferred.equals(node.shape())) {
            throw new InvalidNetworkException(
                    "node '" + node.name() + "' must make " + inferred + ", not " + node.shape());
        }
    }

    public Node output() {
        return nodes.get(nodes.size() - 1);
    }

    /** How the image is stored, if the graph takes stored integers in place of real numbers. */
    public Optional<Grid> storedInput() {
        List<Op> readers = nodes.stream()
                .filter(node -> node.inputs().contains(input))
                .map(Node::op)
                .distinct()
                .toList();
        return readers.size() == 1 && readers.get(0) instanceof Dequantize first
                ? Optional.of(first.grid())
                : Optional.empty();
    }

    /** The shape of every value, the image's included, by name. */
    public Map<String, Shape> shapes() {
        Map<String, Shape> shapes = new HashMap<>();
        shapes.put(input, inputShape);
        nodes.forEach(node -> shapes.put(node.name(), node.shape()));
        return shapes;
    }
}
