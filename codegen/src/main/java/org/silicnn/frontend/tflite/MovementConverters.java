package org.silicnn.frontend.tflite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.AxisOrder;
import org.silicnn.frontend.Broadcasting;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.GraphDraft;
import org.silicnn.frontend.GraphDraft.Value;
import org.silicnn.frontend.Layout;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Padding;
import org.silicnn.frontend.Rejection;
import org.silicnn.frontend.Slicing;
import org.silicnn.frontend.Slicing.Part;
import org.silicnn.graph.Axis;
import org.silicnn.graph.Grid;
import org.silicnn.graph.Op;
import org.silicnn.graph.PadMode;
import org.silicnn.graph.Sampling;

/** Operators that put elements of one or more tensors elsewhere. */
final class MovementConverters {
    private static final int MOST_COPIES = 1 << 10;

    private MovementConverters() {}

    static void addTo(Map<Integer, Operators.Entry> table) {
        Operators.add(table, 2, "CONCATENATION", MovementConverters::concat);
        Operators.add(table, 5, "DEPTH_TO_SPACE", MovementConverters::depthToSpace);
        Operators.add(table, 26, "SPACE_TO_DEPTH", MovementConverters::spaceToDepth);
        Operators.add(table, 34, "PAD", node -> pad(node, PadMode.CONSTANT, 0));
        Operators.add(table, 60, "PADV2", node -> pad(node, PadMode.CONSTANT, padding(node)));
        Operators.add(table, 69, "TILE", MovementConverters::tile);
        Operators.add(table, 83, "PACK", MovementConverters::pack);
        Operators.add(table, 88, "UNPACK", MovementConverters::unpack);
        Operators.add(table, 100, "MIRROR_PAD", MovementConverters::mirrorPad);
    }

    private static void concat(TfliteNode node) {
        if (node.operand(0) instanceof Constant first && first.rank() == 1) {
            // Extents, one behind the other.
            node.result(Constant.joined(
                    IntStream.range(0, node.inputs()).mapToObj(node::constant).toList()));
            return;
        }
        List<Activation> tensors =
                IntStream.range(0, node.inputs()).mapToObj(node::activation).toList();
        int axis = Dims.axis(node.options().int32(0, 0), tensors.get(0).dims().length);
        node.result(joined(node, tensors, axis), node.options().int8(1));
    }

    private static Activation joined(TfliteNode node, List<Activation> tensors, int axis) {
        return tensors.size() == 1 ? tensors.get(0) : Broadcasting.concat(node.draft(), node.name(), tensors, axis);
    }

    private static void depthToSpace(TfliteNode node) {
        int[] dims = WeightConverters.requireImage(node).dims();
        int block = block(node);
        int channels = dims[3] / block / block;
        if (channels < 1 || dims[3] % (block * block) != 0) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "channels", "a multiple of " + block * block, dims[3]);
        }
        int[] split = {dims[0], dims[1], dims[2], block, block, channels};
        regrouped(
                node,
                split,
                new int[] {0, 1, 3, 2, 4, 5},
                dims[0],
                Math.multiplyExact(dims[1], block),
                Math.multiplyExact(dims[2], block),
                channels);
    }

    private static void spaceToDepth(TfliteNode node) {
        int[] dims = WeightConverters.requireImage(node).dims();
        int block = block(node);
        if (dims[1] % block != 0 || dims[2] % block != 0) {
            throw new Rejection(
                    ModelProblem.SIZES_DISAGREE, "height and width", "multiples of " + block, dims[1] + "x" + dims[2]);
        }
        int[] split = {dims[0], dims[1] / block, block, dims[2] / block, block, dims[3]};
        int channels = Math.multiplyExact(dims[3], block * block);
        regrouped(node, split, new int[] {0, 1, 3, 2, 4, 5}, dims[0], dims[1] / block, dims[2] / block, channels);
    }

    private static int block(TfliteNode node) {
        int block = node.options().int32(0, 0);
        if (block < 1 || block > Short.MAX_VALUE) {
            throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "the block", "from 1 to " + Short.MAX_VALUE, block);
        }
        return block;
    }

    private static void regrouped(TfliteNode node, int[] split, int[] order, int... result) {
        Activation parts = node.draft().regroup(node.name(), node.activation(0), split);
        Activation turned = parts.withLayout(parts.layout().transposed(order));
        // Joining axes that don't follow each other in memory moves elements, as a block of pixels must.
        node.result(node.draft().regroup(node.name(), turned, result));
    }

    /** The kernels take the number as it is stored, which stands for the same as one of the input. */
    private static float padding(TfliteNode node) {
        boolean alike = node.input(0).grid().equals(node.input(2).grid());
        if (!alike) {
            Grid wanted = node.input(0).grid().orElse(null);
            throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "the padding", "stored as " + wanted, node.input(2));
        }
        return (float) node.real(2).scalar();
    }

    private static void pad(TfliteNode node, PadMode mode, float value) {
        Activation input = node.activation(0);
        int rank = input.dims().length;
        int[] given = node.constant(1).ints();
        int[] pads = new int[2 * rank];
        if (given.length != pads.length) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "number of pads", pads.length, given.length);
        }
        for (int i = 0; i < given.length; i++) {
            if (given[i] < 0) {
                throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "pads", "at least 0", given[i]);
            }
            pads[i / 2 + i % 2 * rank] = given[i];
        }
        node.result(Padding.pad(node.draft(), node.name(), input, pads, mode, value));
    }

    private static void mirrorPad(TfliteNode node) {
        pad(node, node.options().int8(0) == 0 ? PadMode.REFLECT : PadMode.SYMMETRIC, 0);
    }

    private static void tile(TfliteNode node) {
        Activation tiled = node.activation(0);
        int[] times = node.constant(1).ints();
        int rank = tiled.dims().length;
        if (times.length != rank) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "numbers for each axis", rank, times.length);
        }
        for (int axis = 0; axis < rank; axis++) {
            if (times[axis] < 1 || times[axis] > MOST_COPIES) {
                throw new Rejection(
                        ModelProblem.VALUE_NOT_SUPPORTED, "copies", "from 1 to " + MOST_COPIES, times[axis]);
            }
            tiled = times[axis] == 1 ? tiled : copied(node, tiled, axis, times[axis]);
        }
        node.result(tiled);
    }

    /** A single element along an axis is repeated as by enlarging an image, which needs no concatenation. */
    private static Activation copied(TfliteNode node, Activation tensor, int axis, int times) {
        int[] order = AxisOrder.of(tensor.layout());
        boolean single = tensor.dims()[axis] == 1 && order.length <= GraphDraft.AXES;
        if (!single || GraphDraft.axis(order, axis) == Axis.CHANNELS) {
            return joined(node, Collections.nCopies(times, tensor), axis);
        }
        Value value = node.draft().arrange(node.name(), tensor, order);
        Axis repeated = GraphDraft.axis(order, axis);
        Sampling[] along = new Sampling[3];
        for (int i = 0; i < along.length; i++) {
            along[i] = Axis.at(i) == repeated
                    ? Sampling.nearest(new int[times])
                    : Sampling.identity(Axis.at(i).of(value.shape()));
        }
        int[] dims = tensor.dims();
        dims[axis] = times;
        Value made = node.draft().add(node.name(), new Op.Resize(along[0], along[1], along[2]), value);
        return new Activation(made.name(), made.shape(), Layout.of(dims, order));
    }

    /** Tensors, or the numbers of shape arithmetic, along a new axis. */
    private static void pack(TfliteNode node) {
        List<Constant> numbers = new ArrayList<>();
        List<Activation> tensors = new ArrayList<>();
        for (int i = 0; i < node.inputs(); i++) {
            int rank = node.operand(i).dims().length;
            int axis = Dims.axis(node.options().int32(1, 0), rank + 1);
            int[] dims = ShapeConverters.inserted(node.operand(i).dims(), axis);
            if (node.operand(i) instanceof Activation tensor) {
                tensors.add(node.draft().regroup(node.name(), tensor, dims));
            } else if (axis == 0) {
                numbers.add(node.constant(i).withDims(dims));
            }
        }
        if (numbers.size() == node.inputs() && !numbers.isEmpty()) {
            node.result(Constant.joined(numbers));
        } else if (tensors.size() == node.inputs() && !tensors.isEmpty()) {
            int rank = tensors.get(0).dims().length;
            node.result(joined(node, tensors, Dims.axis(node.options().int32(1, 0), rank)));
        } else {
            throw new Rejection(ModelProblem.MUST_BE_COMPUTED, 0);
        }
    }

    private static void unpack(TfliteNode node) {
        int[] dims = node.activation(0).dims();
        int axis = Dims.axis(node.options().int32(1, 0), dims.length);
        if (node.outputs() != dims[axis]) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "number of results", dims[axis], node.outputs());
        }
        int[] left = IntStream.range(0, dims.length)
                .filter(each -> each != axis)
                .map(each -> dims[each])
                .toArray();
        for (int i = 0; i < node.outputs(); i++) {
            String name = node.output(i).shortName();
            Activation part = dims[axis] == 1
                    ? node.activation(0)
                    : Slicing.part(node.draft(), name, node.activation(0), new Part(axis, i, 1, 1));
            node.result(node.draft().regroup(name, part, left));
        }
    }
}
