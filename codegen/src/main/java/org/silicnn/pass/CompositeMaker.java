package org.silicnn.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.silicnn.graph.Composite;
import org.silicnn.graph.Composite.Part;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;

/** Puts nodes together into one function of one value. */
final class CompositeMaker {
    private final String argument;
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    /** @param argument name of the value */
    CompositeMaker(String argument) {
        this.argument = argument;
        places.put(argument, Part.ARGUMENT);
    }

    /** Adds a node whose operands were added before. */
    void add(Node node) {
        List<Integer> operands = node.inputs().stream().map(places::get).toList();
        if (node.op() instanceof Composite inner) {
            int start = parts.size();
            for (Part part : inner.parts()) {
                parts.add(new Part(
                        part.op(),
                        part.operands().stream()
                                .map(at -> at == Part.ARGUMENT ? operands.get(0) : start + at)
                                .toList()));
            }
        } else {
            parts.add(new Part(node.op(), operands));
        }
        places.put(node.name(), parts.size() - 1);
    }

    /** The whole as one node in place of the last one; by its own name if it is a function that has one. */
    Node node(Node last) {
        Composite composite = new Composite(parts);
        Op op = KnownFunctions.of(composite).<Op>map(known -> known).orElse(composite);
        return new Node(last.name(), op, List.of(argument), last.shape());
    }
}
