package org.silicnn.frontend.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Operand;
import org.silicnn.frontend.Rejection;
import org.silicnn.graph.Grid;

/**
 * Keeps an image of integers from being computed with before it is cast to float: integer division rounds and sums wrap
 * around, which a graph of floats would not.
 */
final class IntegerValues {
    private static final Set<String> TO_FLOAT = Set.of("Cast", "CastLike");

    /** Operators that know what integers stand for. */
    private static final Set<String> QUANTIZED = Set.of(
            "ConvInteger",
            "DequantizeLinear",
            "MatMulInteger",
            "QGemm",
            "QLinearAdd",
            "QLinearAveragePool",
            "QLinearConcat",
            "QLinearConv",
            "QLinearGlobalAveragePool",
            "QLinearLeakyRelu",
            "QLinearMatMul",
            "QLinearMul",
            "QLinearSigmoid");

    /** Operators that only look at elements, or move or choose some. */
    private static final Set<String> KEEP = Set.of(
            "Concat",
            "DepthToSpace",
            "Dropout",
            "Flatten",
            "Gather",
            "Identity",
            "MaxPool",
            "Pad",
            "Reshape",
            "Shape",
            "Size",
            "Slice",
            "SpaceToDepth",
            "Split",
            "Squeeze",
            "Transpose",
            "Unsqueeze");

    private final String type;
    private final Set<String> integers = new HashSet<>();

    IntegerValues(OnnxInput image) {
        type = image.type().name();
        if (image.isInteger()) {
            integers.add(image.name());
        }
    }

    /** @throws Rejection if the node computes with integers that depend on the image */
    void check(NodeProto node) {
        boolean reads = node.getInputList().stream().anyMatch(integers::contains);
        if (!reads || TO_FLOAT.contains(node.getOpType()) || QUANTIZED.contains(node.getOpType())) {
            return;
        }
        if (!KEEP.contains(node.getOpType())) {
            throw new Rejection(ModelProblem.INTEGER_ARITHMETIC, type);
        }
        integers.addAll(node.getOutputList());
    }

    /**
     * The same for integers that stand for numbers.
     *
     * @throws Rejection if the node computes with them without knowing for which
     */
    static void checkStored(NodeProto node, List<Optional<Operand>> operands) {
        String operator = node.getOpType();
        boolean allowed = KEEP.contains(operator) || QUANTIZED.contains(operator) || TO_FLOAT.contains(operator);
        if (!allowed && operands.stream().anyMatch(operand -> grid(operand).isPresent())) {
            throw new Rejection(ModelProblem.INTEGER_ARITHMETIC, "quantised integers");
        }
    }

    /** What a node made that only moves elements, still as the integers that it moved. */
    static List<Operand> kept(NodeProto node, List<Optional<Operand>> operands, List<Operand> results) {
        Optional<Grid> grid = operands.isEmpty() ? Optional.empty() : grid(operands.get(0));
        if (grid.isEmpty() || !KEEP.contains(node.getOpType())) {
            return results;
        }
        if (operands.stream()
                .anyMatch(each ->
                        each.orElse(null) instanceof Activation && !grid(each).equals(grid))) {
            throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "scales and zero points", "alike", "different");
        }
        return results.stream()
                .map(result -> result instanceof Activation activation ? activation.stored(grid.get()) : result)
                .toList();
    }

    private static Optional<Grid> grid(Optional<Operand> operand) {
        return operand.orElse(null) instanceof Activation activation ? activation.grid() : Optional.empty();
    }
}
