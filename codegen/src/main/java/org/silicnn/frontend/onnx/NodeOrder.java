package org.silicnn.frontend.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.problem.Diagnostics;
import org.silicnn.problem.Where;

/** The nodes that contribute to an output, each after those it reads. */
final class NodeOrder {
    private final List<NodeProto> nodes;
    private final Set<String> known;
    private final Diagnostics diagnostics;
    private final Where file;
    private final Map<String, Integer> makers = new HashMap<>();
    private final List<Integer> sorted = new ArrayList<>();
    private final Map<Integer, List<String>> outside = new HashMap<>();
    private boolean fileIsSorted = true;

    private NodeOrder(List<NodeProto> nodes, Set<String> known, Diagnostics diagnostics, Where file) {
        this.nodes = nodes;
        this.known = known;
        this.diagnostics = diagnostics;
        this.file = file;
        for (int i = 0; i < nodes.size(); i++) {
            for (String value : nodes.get(i).getOutputList()) {
                if (!value.isEmpty() && (known.contains(value) || makers.put(value, i) != null)) {
                    diagnostics.report(ModelProblem.VALUE_TWICE, where(i), value);
                }
            }
        }
    }

    /**
     * Sorts; the file's own order is kept if it is right. Values that nobody makes, and cycles, are reported.
     *
     * @param known values that no node makes: the image and stored tensors
     */
    static List<NodeProto> of(
            List<NodeProto> nodes, String output, Set<String> known, Diagnostics diagnostics, Where file) {
        NodeOrder order = new NodeOrder(nodes, known, diagnostics, file);
        if (order.makers.containsKey(output)) {
            order.walk(order.makers.get(output));
        }
        if (order.fileIsSorted) {
            Collections.sort(order.sorted);
        }
        return order.sorted.stream().map(nodes::get).toList();
    }

    /** Depth first, without recursion: a file may chain a million nodes. */
    private void walk(int last) {
        int[] nextInput = new int[nodes.size()];
        boolean[] onPath = new boolean[nodes.size()];
        boolean[] done = new boolean[nodes.size()];
        Deque<Integer> path = new ArrayDeque<>(List.of(last));
        onPath[last] = true;
        while (!path.isEmpty()) {
            int at = path.peek();
            List<String> reads = reads(at);
            if (nextInput[at] == reads.size()) {
                path.pop();
                onPath[at] = false;
                done[at] = true;
                sorted.add(at);
                continue;
            }
            String value = reads.get(nextInput[at]++);
            if (value.isEmpty() || known.contains(value)) {
                continue;
            }
            Integer maker = makers.get(value);
            if (maker == null) {
                diagnostics.report(ModelProblem.INPUT_UNDEFINED, where(at), value);
            } else if (onPath[maker]) {
                diagnostics.report(ModelProblem.CYCLE, where(at));
            } else if (!done[maker]) {
                onPath[maker] = true;
                path.push(maker);
            }
            fileIsSorted &= maker == null || maker < at;
        }
    }

    /** A node's inputs, and what the graphs inside it read from outside. */
    private List<String> reads(int node) {
        NodeProto proto = nodes.get(node);
        return proto.getAttributeList().stream().anyMatch(AttributeProto::hasG)
                ? outside.computeIfAbsent(node, each -> Subgraphs.reads(proto))
                : proto.getInputList();
    }

    private Where where(int node) {
        NodeProto proto = nodes.get(node);
        return file.node(OnnxNode.name(proto), proto.getOpType());
    }
}
