package org.silicnn.graph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    /** @throws IllegalArgumentException if a node reads what isn't there (yet) or two values share a name */
    public Graph {
        nodes = List.copyOf(nodes);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("a graph must have at least one node");
        }
        Set<String> known = new HashSet<>(Set.of(input));
        for (Node node : nodes) {
            if (!known.containsAll(node.inputs())) {
                throw new IllegalArgumentException(
                        "node '" + node.name() + "' reads " + node.inputs() + ", not all of which exist before it");
            }
            if (!known.add(node.name())) {
                throw new IllegalArgumentException("node names must be unique, not '" + node.name() + "' twice");
            }
        }
    }

    public Node output() {
        return nodes.get(nodes.size() - 1);
    }

    /** The shape of every value, the image's included, by name. */
    public Map<String, Shape> shapes() {
        Map<String, Shape> shapes = new HashMap<>();
        shapes.put(input, inputShape);
        nodes.forEach(node -> shapes.put(node.name(), node.shape()));
        return shapes;
    }
}
