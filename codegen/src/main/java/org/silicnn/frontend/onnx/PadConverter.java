package org.silicnn.frontend.onnx;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Padding;
import org.silicnn.frontend.Rejection;
import org.silicnn.frontend.Slicing.Part;
import org.silicnn.graph.PadMode;

/** Pad; negative pads cut off. */
final class PadConverter {
    private PadConverter() {}

    static void convert(OnnxNode node) {
        Activation input = node.activation(0);
        int rank = input.dims().length;
        int[] pads = pads(node, rank);
        float value = node.optionalConstant(2).map(c -> (float) c.scalar()).orElseGet(() -> node.number("value", 0));
        Activation cut = cut(node, input, pads);
        int[] positive = Arrays.stream(pads).map(pad -> Math.max(0, pad)).toArray();
        node.result(
                Arrays.stream(positive).allMatch(pad -> pad == 0)
                        ? cut
                        : Padding.pad(node.draft(), node.name(), cut, positive, mode(node), value));
    }

    private static PadMode mode(OnnxNode node) {
        String mode = node.text("mode", "constant");
        return switch (mode) {
            case "constant", "edge", "reflect", "wrap" -> PadMode.valueOf(mode.toUpperCase(Locale.ROOT));
            default ->
                throw new Rejection(ModelProblem.ATTRIBUTE_VALUE, "mode", "constant, edge, reflect or wrap", mode);
        };
    }

    /** All axes' pads in front, then all behind: an attribute until version 10, an input from 11 on. */
    private static int[] pads(OnnxNode node, int rank) {
        int[] given = node.has(1)
                ? node.constant(1).ints()
                : node.integers("pads").or(() -> node.integers("paddings")).orElseThrow(() -> node.missing("pads"));
        int[] axes = node.optionalConstant(3).map(Constant::ints).orElseGet(() -> IntStream.range(0, rank)
                .toArray());
        if (given.length != 2 * axes.length) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "number of pads", 2 * axes.length, given.length);
        }
        int[] pads = new int[2 * rank];
        for (int i = 0; i < axes.length; i++) {
            int axis = Dims.axis(axes[i], rank);
            pads[axis] = given[i];
            pads[axis + rank] = given[i + axes.length];
        }
        return pads;
    }

    private static Activation cut(OnnxNode node, Activation input, int... pads) {
        Activation result = input;
        int rank = input.dims().length;
        for (int axis = 0; axis < rank; axis++) {
            int front = Math.max(0, -pads[axis]);
            long left = (long) input.dims()[axis] - front - Math.max(0, -(long) pads[axis + rank]);
            if (left < 1) {
                throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "what pads leave", "at least 1", left);
            }
            Part part = new Part(axis, front, 1, (int) left);
            result = (Activation) SliceConverters.part(node, node.name() + "/slice", result, part);
        }
        return result;
    }
}
