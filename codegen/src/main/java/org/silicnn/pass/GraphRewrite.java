package org.silicnn.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
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
