package org.silicnn.pass;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.silicnn.fixed.Rounding;
import org.silicnn.graph.Composite;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.graph.Quantize;
import org.silicnn.ir.Shape;

/** Finds arithmetic whose operands are, perhaps some ops further up, functions of one and the same value. */
final class ElementwiseRegion {
    /** Exporters need a dozen nodes for the longest activation there is. */
    private static final int MOST_NODES = 32;

    private final Graph graph;
    private final Map<String, Node> nodes;
    private final Map<String, Integer> positions = new HashMap<>();

    /** @param nodes the graph's as they are now, by name; those in front of the one that is asked about */
    ElementwiseRegion(Graph graph, Map<String, Node> nodes) {
        this.graph = graph;
        this.nodes = nodes;
        positions.put(graph.input(), -1);
        for (Node node : graph.nodes()) {
            positions.put(node.name(), positions.size() - 1);
        }
    }

    /** The node that does what this one and those of which its operands are made do; empty if they meet in no one value. */
    Optional<Node> joining(Node join) {
        if (!(join.op() instanceof Op.Arithmetic) || !isElementwise(join)) {
            return Optional.empty();
        }
        SortedMap<Integer, Node> region = new TreeMap<>(Map.of(positions.get(join.name()), join));
        SortedSet<String> sources = new TreeSet<>(Comparator.comparing(positions::get));
        sources.addAll(join.inputs());
        // The value that is made last can't be what the others are made of.
        while (sources.size() > 1) {
            Node last = nodes.get(sources.last());
            if (!isElementwise(last) || !last.shape().equals(join.shape()) || region.size() == MOST_NODES) {
                return Optional.empty();
            }
            sources.remove(last.name());
            sources.addAll(last.inputs());
            region.put(positions.get(last.name()), last);
        }
        String argument = sources.first();
        boolean fits = FuseElementwise.shape(graph, nodes, argument).equals(join.shape());
        return fits && !isForQuantize(join, region.size())
                ? Optional.of(fused(join, argument, region))
                : Optional.empty();
    }

    private static Node fused(Node join, String argument, SortedMap<Integer, Node> region) {
        CompositeMaker function = new CompositeMaker(argument);
        region.values().forEach(function::add);
        return function.node(join);
    }

    private boolean isElementwise(Node node) {
        if (node.op() instanceof Op.Arithmetic) {
            Shape shape = node.shape();
            return node.inputs().stream().allMatch(input -> FuseElementwise.shape(graph, nodes, input)
                    .equals(shape));
        }
        return Composite.isFunction(node.op()) || node.op() instanceof Composite;
    }

    /** Arithmetic that a model stores on a grid of its own has integers of its own, to be met bit for bit. */
    private boolean isForQuantize(Node join, int size) {
        return graph.nodes().stream()
                .filter(reader -> reader.inputs().contains(join.name()))
                .anyMatch(reader -> reader.op() instanceof Quantize stored
                        && (size == 1 || stored.grid().rounding() == Rounding.TFLITE));
    }
}
