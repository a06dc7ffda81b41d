package org.silicnn.frontend.onnx;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.Limits;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Operand;
import org.silicnn.frontend.Rejection;
import org.silicnn.frontend.Slicing;
import org.silicnn.frontend.Slicing.Part;

/** Parts of a tensor. */
final class SliceConverters {
    private SliceConverters() {}

    static void addTo(Map<String, Converter> table) {
        table.put("Gather", SliceConverters::gather);
        table.put("Slice", SliceConverters::slice);
        table.put("Split", SliceConverters::split);
    }

    private static void slice(OnnxNode node) {
        int[] dims = node.operand(0).dims();
        int[] starts = list(node, 1, "starts").orElseThrow(() -> node.missing("starts"));
        int[] ends = list(node, 2, "ends").orElseThrow(() -> node.missing("ends"));
        int[] axes = list(node, 3, "axes")
                .orElseGet(() -> IntStream.range(0, starts.length).toArray());
        int[] steps = list(node, 4, "steps").orElseGet(() -> {
            int[] ones = new int[starts.length];
            Arrays.fill(ones, 1);
            return ones;
        });
        if (ends.length != starts.length || axes.length != starts.length || steps.length != starts.length) {
            throw new Rejection(
                    ModelProblem.SIZES_DISAGREE, "length of ends, axes and steps", starts.length, ends.length);
        }
        Operand result = node.operand(0);
        for (int i = 0; i < starts.length; i++) {
            int axis = Dims.axis(axes[i], dims.length);
            result = part(node, node.name(), result, part(axis, dims[axis], starts[i], ends[i], steps[i]));
        }
        node.result(result);
    }

    private static Optional<int[]> list(OnnxNode node, int input, String attribute) {
        return node.has(input) ? Optional.of(node.constant(input).ints()) : node.integers(attribute);
    }

    /** With ends that may be counted from the back, or lie outside. */
    private static Part part(int axis, int extent, int start, int end, int step) {
        if (step == 0) {
            throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "the step of a slice", "another number", 0);
        }
        long lowest = step > 0 ? 0 : -1;
        long highest = step > 0 ? extent : extent - 1L;
        long from = Math.max(Math.min(start < 0 ? (long) start + extent : start, highest), step > 0 ? 0 : -1);
        long to = Math.max(Math.min(end < 0 ? (long) end + extent : end, highest), lowest);
        long distance = step > 0 ? to - from : from - to;
        long stride = Math.abs((long) step);
        return new Part(axis, (int) from, step, (int) Math.max(0, (distance + stride - 1) / stride));
    }

    private static void split(OnnxNode node) {
        int[] dims = node.operand(0).dims();
        int axis = Dims.axis(node.integer("axis", 0), dims.length);
        int[] sizes = list(node, 1, "split").orElseGet(() -> equal(dims[axis], node.outputs()));
        if (sizes.length != node.outputs()) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "number of parts", node.outputs(), sizes.length);
        }
        int start = 0;
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] < 1 || sizes[i] > dims[axis] - start) {
                throw new Rejection(
                        ModelProblem.SIZES_DISAGREE, "sum of the parts", dims[axis], Arrays.toString(sizes));
            }
            node.result(part(node, node.name() + "/" + i, node.operand(0), new Part(axis, start, 1, sizes[i])));
            start += sizes[i];
        }
    }

    /** Equal parts, the last one smaller if it doesn't divide. */
    private static int[] equal(int extent, int parts) {
        int size = (extent + parts - 1) / Math.max(1, parts);
        return IntStream.range(0, parts)
                .map(i -> Math.max(0, Math.min(size, extent - i * size)))
                .toArray();
    }

    /** Indices in equal steps, which is a slice, are all that can be gathered from an activation. */
    private static void gather(OnnxNode node) {
        Operand data = node.operand(0);
        Constant indices = node.constant(1);
        int[] dims = data.dims();
        int axis = Dims.axis(node.integer("axis", 0), dims.length);
        int[] wanted = Arrays.stream(indices.ints())
                .map(index -> Dims.axis(index, dims[axis]))
                .toArray();
        int[] result = IntStream.concat(
                        IntStream.concat(Arrays.stream(dims, 0, axis), Arrays.stream(indices.dims())),
                        Arrays.stream(dims, axis + 1, dims.length))
                .toArray();
        if (data instanceof Constant constant) {
            node.result(take(constant, axis, wanted).withDims(result));
            return;
        }
        int step = wanted.length > 1 ? wanted[1] - wanted[0] : 1;
        for (int i = 0; i < wanted.length; i++) {
            if (step == 0 || wanted[i] != wanted[0] + i * step) {
                throw new Rejection(
                        ModelProblem.VALUE_NOT_SUPPORTED, "indices", "in equal steps", Arrays.toString(wanted));
            }
        }
        if (wanted.length == 0) {
            throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "indices", "at least one", 0);
        }
        Activation part = (Activation) part(node, node.name(), data, new Part(axis, wanted[0], step, wanted.length));
        node.result(node.draft().regroup(node.name(), part, result));
    }

    private static Constant take(Constant constant, int axis, int... indices) {
        int[] dims = constant.dims();
        int inner = Limits.elements(Dims.range(dims, axis + 1, dims.length));
        int extent = dims[axis];
        dims[axis] = indices.length;
        int[] from = new int[Limits.elements(dims)];
        for (int i = 0; i < from.length; i++) {
            int index = indices[i / inner % indices.length];
            from[i] = (i / inner / indices.length * extent + index) * inner + i % inner;
        }
        return constant.gather(dims, from);
    }

    /** The part, or the operand itself if that is all of it. */
    static Operand part(OnnxNode node, String name, Operand operand, Part part) {
        int[] dims = operand.dims();
        if (part.start() == 0 && part.step() == 1 && part.count() == dims[part.axis()]) {
            return operand;
        }
        if (operand instanceof Constant constant) {
            int[] indices = IntStream.range(0, part.count())
                    .map(i -> part.start() + i * part.step())
                    .toArray();
            return take(constant, part.axis(), indices);
        }
        if (part.count() == 0) {
            throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "a slice", "of at least one element", 0);
        }
        return Slicing.part(node.draft(), name, (Activation) operand, part);
    }
}
