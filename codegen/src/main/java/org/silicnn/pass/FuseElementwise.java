package org.silicnn.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.silicnn.graph.Composite;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.Shape;

/**
 * Makes one function of ops that together compute each element from the same element of one value: what exporters write
 * out, as {@code x · sigmoid(x)}, and scalings left next to a function. Such a function is one table in hardware, whatever
 * it is made of.
 */
final class FuseElementwise implements GraphPass {
    private static final int ONE_FUNCTION = 1;

    @Override
    public String name() {
        return "fuse-elementwise";
    }

    @Override
    public String description() {
        return "make one function of ops that compute each element from one element of one value";
    }

    @Override
    public Graph apply(Graph graph) {
        Map<String, Node> nodes = new HashMap<>();
        List<Node> order = new ArrayList<>();
        ElementwiseRegion regions = new ElementwiseRegion(graph, nodes);
        for (Node node : graph.nodes()) {
            Node fused =
                    regions.joining(node).or(() -> chained(graph, nodes, node)).orElse(node);
            nodes.put(fused.name(), fused);
            order.add(fused);
        }
        return new Graph(graph.name(), graph.input(), graph.inputShape(), contributing(order));
    }

    /** A function behind a function that nobody else reads, one of them more than a scaling. */
    private static Optional<Node> chained(Graph graph, Map<String, Node> nodes, Node node) {
        if (node.inputs().size() != 1 || !isTable(node.op(), true)) {
            return Optional.empty();
        }
        Node maker = nodes.get(node.inputs().get(0));
        boolean fuses = maker != null
                && isTable(maker.op(), true)
                && (isTable(node.op(), false) || isTable(maker.op(), false))
                && isOnlyReader(graph, maker);
        if (!fuses) {
            return Optional.empty();
        }
        CompositeMaker function = new CompositeMaker(maker.inputs().get(0));
        function.add(maker);
        function.add(node);
        return Optional.of(function.node(node));
    }

    /** A ReLU is none, as requantising clips for nothing; nor is what differs from channel to channel. */
    private static boolean isTable(Op op, boolean orScaling) {
        if (op instanceof Op.Affine) {
            return orScaling && Composite.functions(op) == ONE_FUNCTION;
        }
        return op instanceof Op.Activation
                || (op instanceof Composite composite && composite.functions() == ONE_FUNCTION);
    }

    private static boolean isOnlyReader(Graph graph, Node maker) {
        long readers = graph.nodes().stream()
                .flatMap(node -> node.inputs().stream())
                .filter(maker.name()::equals)
                .count();
        return readers == 1 && !maker.name().equals(graph.output().name());
    }

    private static List<Node> contributing(List<Node> order) {
        Map<String, Boolean> needed = new HashMap<>();
        needed.put(order.get(order.size() - 1).name(), true);
        List<Node> kept = new ArrayList<>();
        for (int i = order.size() - 1; i >= 0; i--) {
            Node node = order.get(i);
            if (needed.containsKey(node.name())) {
                node.inputs().forEach(input -> needed.put(input, true));
                kept.add(0, node);
            }
        }
        return kept;
    }

    static Shape shape(Graph graph, Map<String, Node> nodes, String value) {
        return value.equals(graph.input())
                ? graph.inputShape()
                : nodes.get(value).shape();
    }
}
