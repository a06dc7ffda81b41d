package org.silicnn.frontend.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.silicnn.frontend.Constant;

/** Graphs inside nodes. An exporter leaves a branch where a script asks for what is known once the file is there. */
final class Subgraphs {
    private Subgraphs() {}

    /** Whether a node chooses between two graphs. */
    static boolean isBranch(NodeProto node) {
        return Operators.word(node).equals("If");
    }

    /** The graph that a condition chooses, if the node has it. */
    static Optional<GraphProto> chosen(NodeProto node, Constant condition) {
        String branch = condition.scalar() != 0 ? "then_branch" : "else_branch";
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(branch) && attribute.hasG())
                .map(AttributeProto::getG)
                .findFirst();
    }

    /** A node's inputs, and the values from outside that the graphs inside it read. */
    static List<String> reads(NodeProto node) {
        Set<String> reads = new LinkedHashSet<>(node.getInputList());
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attribute.hasG()) {
                reads.addAll(reads(attribute.getG()));
            }
        }
        return new ArrayList<>(reads);
    }

    /** The parser of the format bounds how deep graphs lie in each other. */
    private static Set<String> reads(GraphProto graph) {
        Set<String> inside = new HashSet<>();
        graph.getInputList().stream().map(ValueInfoProto::getName).forEach(inside::add);
        graph.getInitializerList().stream().map(TensorProto::getName).forEach(inside::add);
        graph.getNodeList().forEach(node -> inside.addAll(node.getOutputList()));
        Set<String> reads = new LinkedHashSet<>();
        graph.getNodeList().forEach(node -> reads.addAll(reads(node)));
        graph.getOutputList().stream().map(ValueInfoProto::getName).forEach(reads::add);
        reads.removeAll(inside);
        return reads;
    }
}
