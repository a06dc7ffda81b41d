package org.silicnn.frontend.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashSet;
import java.util.Set;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;

/**
 * Keeps an image of integers from being computed with before it is cast to float: integer division rounds and sums wrap
 * around, which a graph of floats would not.
 */
final class IntegerValues {
    private static final Set<String> TO_FLOAT = Set.of("Cast", "CastLike");

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
        if (!reads || TO_FLOAT.contains(node.getOpType())) {
            return;
        }
        if (!KEEP.contains(node.getOpType())) {
            throw new Rejection(ModelProblem.INTEGER_ARITHMETIC, type);
        }
        integers.addAll(node.getOutputList());
    }
}
