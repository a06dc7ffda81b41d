package org.silicnn.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.Shape;

/** A graph being rewritten: who makes a value, who reads it, and changes that keep both in step. */
public final class GraphEdit {
    private final Graph graph;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, List<String>> readers = new HashMap<>();
    private String output;

    public GraphEdit(Graph graph) {
        this.graph = graph;
        this.output = graph.output().name();
        graph.nodes().forEach(this::insert);
    }

    private void insert(Node node) {
        nodes.put(node.name(), node);
        node.inputs().forEach(input -> readers.computeIfAbsent(input, name -> new ArrayList<>())
                .add(node.name()));
    }

    /** The nodes at this moment, in execution order; later changes don't show in it. */
    public List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    /** The node of this name as it is now, if it is still there and isn't the image. */
    public Optional<Node> find(String name) {
        return Optional.ofNullable(nodes.get(name));
    }

    public Shape shape(String value) {
        return value.equals(graph.input())
                ? graph.inputShape()
                : nodes.get(value).shape();
    }

    /** The node that reads a value, if there is one and it is alone, and the value isn't the output. */
    public Optional<Node> onlyReader(String value) {
        List<String> found = readers.getOrDefault(value, List.of());
        return found.size() == 1 && !value.equals(output) ? find(found.get(0)) : Optional.empty();
    }

    /** The node that makes a value, if it isn't the image and has no other reader. */
    public Optional<Node> onlyMaker(String value) {
        return onlyReader(value).flatMap(reader -> find(value));
    }

    /** Puts another op in a node's place; operands and shape stay. */
    public void replace(Node node, Op op) {
        nodes.put(node.name(), node.withOp(op));
    }

    /** Lets two nodes of one input, the second the only reader of the first, exchange their ops. */
    public void swap(Node first, Node second) {
        Shape between = second.op().output(List.of(shape(first.inputs().get(0))));
        nodes.put(first.name(), new Node(first.name(), second.op(), first.inputs(), between));
        nodes.put(second.name(), second.withOp(first.op()));
    }

    /** Whether a node of one input may be taken out: what is left must still compute something. */
    public boolean canBypass(Node node) {
        return !(node.name().equals(output) && node.inputs().get(0).equals(graph.input()));
    }

    /** Takes a node of one input out; its readers read that input. */
    public void bypass(Node node) {
        String input = node.inputs().get(0);
        readers.get(input).remove(node.name());
        nodes.remove(node.name());
        for (String reader : readers.getOrDefault(node.name(), List.of())) {
            Node old = nodes.get(reader);
            List<String> inputs = old.inputs().stream()
                    .map(each -> each.equals(node.name()) ? input : each)
                    .toList();
            nodes.put(reader, new Node(reader, old.op(), inputs, old.shape()));
            readers.get(input).add(reader);
        }
        readers.remove(node.name());
        if (node.name().equals(output)) {
            output = input;
        }
    }

    /**
     * The graph as it is now.
     *
     * @throws org.silicnn.ir.InvalidNetworkException if the changes broke it
     */
    public Graph done() {
        return new Graph(graph.name(), graph.input(), graph.inputShape(), List.copyOf(nodes.values()));
    }
}
