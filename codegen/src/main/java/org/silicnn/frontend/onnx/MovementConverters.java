package org.silicnn.frontend.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Broadcasting;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;

/** Operators that put elements of one or more tensors elsewhere. */
final class MovementConverters {
    private MovementConverters() {}

    static void addTo(Map<String, Converter> table) {
        table.put("Concat", MovementConverters::concat);
        table.put("DepthToSpace", MovementConverters::depthToSpace);
        table.put("Pad", PadConverter::convert);
        table.put("SpaceToDepth", MovementConverters::spaceToDepth);
    }

    private static void concat(OnnxNode node) {
        int axis = Dims.axis(node.integer("axis"), node.operand(0).dims().length);
        if (node.allConstant()) {
            node.result(constants(node, axis));
            return;
        }
        List<Activation> tensors = new ArrayList<>();
        for (int i = 0; i < node.inputs(); i++) {
            tensors.add(node.activation(i));
        }
        node.result(
                tensors.size() == 1 ? tensors.get(0) : Broadcasting.concat(node.draft(), node.name(), tensors, axis));
    }

    /** With the axis in front, one simply follows the other. */
    private static Constant constants(OnnxNode node, int axis) {
        int rank = node.constant(0).rank();
        int[] axisFirst = IntStream.concat(
                        IntStream.of(axis), IntStream.range(0, rank).filter(each -> each != axis))
                .toArray();
        List<Constant> parts = new ArrayList<>();
        for (int i = 0; i < node.inputs(); i++) {
            Constant part = node.constant(i);
            if (part.rank() != rank) {
                throw new Rejection(ModelProblem.RANK, i, rank, part.rank());
            }
            parts.add(part.transposed(axisFirst));
        }
        int[] back = new int[rank];
        for (int i = 0; i < rank; i++) {
            back[axisFirst[i]] = i;
        }
        return Constant.joined(parts).transposed(back);
    }

    /** Channels become blocks of places; only the view changes until an op wants channels last again. */
    private static void depthToSpace(OnnxNode node) {
        int[] dims = image(node);
        int block = block(node);
        if (dims[1] % (block * block) != 0) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "channels", "a multiple of " + block * block, dims[1]);
        }
        int channels = dims[1] / (block * block);
        boolean depthFirst = node.text("mode", "DCR").equals("DCR");
        int[] split = depthFirst
                ? new int[] {dims[0], block, block, channels, dims[2], dims[3]}
                : new int[] {dims[0], channels, block, block, dims[2], dims[3]};
        int[] order = depthFirst ? new int[] {0, 3, 4, 1, 5, 2} : new int[] {0, 1, 4, 2, 5, 3};
        regrouped(node, split, order, dims[0], channels, dims[2] * block, dims[3] * block);
    }

    private static void spaceToDepth(OnnxNode node) {
        int[] dims = image(node);
        int block = block(node);
        if (dims[2] % block != 0 || dims[3] % block != 0) {
            throw new Rejection(
                    ModelProblem.SIZES_DISAGREE, "height and width", "multiples of " + block, dims[2] + "x" + dims[3]);
        }
        int[] split = {dims[0], dims[1], dims[2] / block, block, dims[3] / block, block};
        int[] order = {0, 3, 5, 1, 2, 4};
        regrouped(node, split, order, dims[0], dims[1] * block * block, dims[2] / block, dims[3] / block);
    }

    private static int[] image(OnnxNode node) {
        int[] dims = node.activation(0).dims();
        if (dims.length != 4) {
            throw new Rejection(ModelProblem.RANK, 0, 4, dims.length);
        }
        return dims;
    }

    private static int block(OnnxNode node) {
        int block = node.integer("blocksize");
        if (block < 1 || block > Short.MAX_VALUE) {
            throw new Rejection(ModelProblem.ATTRIBUTE_VALUE, "blocksize", "from 1 to " + Short.MAX_VALUE, block);
        }
        return block;
    }

    private static void regrouped(OnnxNode node, int[] split, int[] order, int... result) {
        Activation parts = node.draft().regroup(node.name(), node.activation(0), split);
        Activation turned = parts.withLayout(parts.layout().transposed(order));
        // Joining axes that don't follow each other in memory moves elements, as a block of pixels must.
        node.result(node.draft().regroup(node.name(), turned, Arrays.copyOf(result, result.length)));
    }
}
