package org.silicnn.frontend.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.silicnn.frontend.ImportOptions;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.problem.Diagnostics;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/**
 * An ONNX graph made ready: its image and output found, its nodes sorted.
 *
 * @param name for the graph to be made
 * @param opset version of the operator set
 * @param tensors stored tensors by name, not decoded yet
 * @param files where data of tensors may lie besides the model file
 * @param nodes those that contribute to the output, in execution order
 * @param diagnostics what is known to be wrong so far
 */
record OnnxModel(
        String name,
        int opset,
        OnnxInput input,
        String output,
        Map<String, TensorProto> tensors,
        ExternalData files,
        List<NodeProto> nodes,
        Diagnostics diagnostics,
        Where where) {
    /** Older versions broadcast by attributes and aren't written any more. */
    private static final int OLDEST_OPSET = 7;

    static final Set<String> STANDARD_DOMAINS = Set.of("", "ai.onnx");

    static OnnxModel of(ModelProto model, String name, ExternalData files, ImportOptions options, Where where) {
        GraphProto graph = model.getGraph();
        Map<String, TensorProto> tensors = new HashMap<>();
        graph.getInitializerList().forEach(tensor -> tensors.put(tensor.getName(), tensor));
        int opset = opset(model, where);
        OnnxInput input = OnnxInput.of(graph, tensors.keySet(), options, where);
        String output = output(graph, options, where);
        Diagnostics diagnostics = new Diagnostics();
        Set<String> known = new HashSet<>(tensors.keySet());
        known.add(input.name());
        List<NodeProto> nodes = NodeOrder.of(graph.getNodeList(), output, known, diagnostics, where);
        return new OnnxModel(name, opset, input, output, tensors, files, nodes, diagnostics, where);
    }

    private static int opset(ModelProto model, Where where) {
        long version = model.getOpsetImportList().stream()
                .filter(set -> STANDARD_DOMAINS.contains(set.getDomain()))
                .mapToLong(OperatorSetIdProto::getVersion)
                .findFirst()
                .orElseThrow(() -> new UserException(ModelProblem.OPSET_MISSING, where));
        if (version < OLDEST_OPSET) {
            throw new UserException(ModelProblem.OPSET_TOO_OLD, where, OLDEST_OPSET, version);
        }
        return (int) Math.min(version, Integer.MAX_VALUE);
    }

    private static String output(GraphProto graph, ImportOptions options, Where where) {
        List<String> outputs =
                graph.getOutputList().stream().map(ValueInfoProto::getName).toList();
        String names = String.join(", ", outputs);
        if (options.output().isPresent()) {
            String wanted = options.output().get();
            boolean made = graph.getNodeList().stream()
                    .anyMatch(node -> node.getOutputList().contains(wanted));
            if (!made) {
                throw new UserException(ModelProblem.NO_SUCH_OUTPUT, where, wanted, names);
            }
            return wanted;
        }
        if (outputs.isEmpty()) {
            throw new UserException(ModelProblem.OUTPUTS_NONE, where);
        }
        if (outputs.size() > 1) {
            throw new UserException(ModelProblem.OUTPUTS_NOT_ONE, where, outputs.size(), names);
        }
        return outputs.get(0);
    }

    /** Values that a node or the output reads. */
    Set<String> read() {
        Set<String> read =
                nodes.stream().flatMap(node -> node.getInputList().stream()).collect(Collectors.toSet());
        read.add(output);
        return read;
    }
}
