package org.silicnn.frontend.tflite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

    static void addTo(Map<Integer, Operators.Entry> table) {
        Operators.add(table, 45, "STRIDED_SLICE", SliceConverters::stridedSlice);
        Operators.add(table, 65, "SLICE", SliceConverters::slice);
        Operators.add(table, 49, "SPLIT", SliceConverters::split);
        Operators.add(table, 102, "SPLIT_V", SliceConverters::splitV);
    }

    private static void stridedSlice(TfliteNode node) {
        int[] dims = node.operand(0).dims();
        int[] begin = node.constant(1).ints();
        int[] end = node.constant(2).ints();
        int[] steps = node.constant(3).ints();
        TfliteOptions options = node.options();
        if (options.int32(2, 0) != 0 || options.int32(3, 0) != 0) {
            throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "masks of new axes and of ellipses", 0, "others");
        }
        if (begin.length > dims.length || end.length != begin.length || steps.length != begin.length) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "numbers for each axis", dims.length, begin.length);
        }
        List<Part> parts = new ArrayList<>();
        List<Integer> kept = new ArrayList<>();
        for (int axis = 0; axis < dims.length; axis++) {
            boolean named = axis < begin.length;
            boolean shrinks = named && (options.int32(4, 0) >> axis & 1) != 0;
            Part part = named ? part(axis, dims[axis], begin, end, steps, options) : new Part(axis, 0, 1, dims[axis]);
            parts.add(shrinks ? new Part(axis, part.start(), 1, 1) : part);
            if (!shrinks) {
                kept.add(part.count());
            }
        }
        regroup(
                node,
                taken(node, parts),
                kept.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Bounds that may be counted from the back, lie outside, or be left out. */
    private static Part part(int axis, int extent, int[] begin, int[] end, int[] steps, TfliteOptions options) {
        int step = steps[axis];
        if (step == 0) {
            throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "the step of a slice", "another number", 0);
        }
        long low = step > 0 ? 0 : -1;
        long high = step > 0 ? extent : extent - 1L;
        boolean fromEdge = (options.int32(0, 0) >> axis & 1) != 0;
        boolean toEdge = (options.int32(1, 0) >> axis & 1) != 0;
        long from = fromEdge ? (step > 0 ? 0 : extent - 1L) : inside(begin[axis], extent, low, high);
        long to = toEdge ? (step > 0 ? extent : -1) : inside(end[axis], extent, low, high);
        long distance = step > 0 ? to - from : from - to;
        long stride = Math.abs((long) step);
        return new Part(axis, (int) from, step, (int) Math.max(0, (distance + stride - 1) / stride));
    }

    private static long inside(int index, int extent, long low, long high) {
        long counted = index < 0 ? (long) index + extent : index;
        return Math.max(low, Math.min(high, counted));
    }

    private static void slice(TfliteNode node) {
        int[] dims = node.operand(0).dims();
        int[] begin = node.constant(1).ints();
        int[] sizes = node.constant(2).ints();
        if (begin.length != dims.length || sizes.length != dims.length) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "numbers for each axis", dims.length, begin.length);
        }
        List<Part> parts = new ArrayList<>();
        for (int axis = 0; axis < dims.length; axis++) {
            int count = sizes[axis] == -1 ? dims[axis] - begin[axis] : sizes[axis];
            if (begin[axis] < 0 || count < 1 || count > dims[axis] - begin[axis]) {
                throw new Rejection(
                        ModelProblem.VALUE_NOT_SUPPORTED,
                        "a slice",
                        "inside " + dims[axis] + " elements",
                        begin[axis] + " and " + count + " more");
            }
            parts.add(new Part(axis, begin[axis], 1, count));
        }
        Operand result = taken(node, parts);
        regroup(node, result, result.dims());
    }

    private static void split(TfliteNode node) {
        Activation input = node.activation(1);
        int[] dims = input.dims();
        int axis = Dims.axis((long) node.constant(0).scalar(), dims.length);
        int count = node.outputs();
        if (dims[axis] % count != 0) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "extent", "a multiple of " + count, dims[axis]);
        }
        int[] sizes = new int[count];
        Arrays.fill(sizes, dims[axis] / count);
        parts(node, input, axis, sizes);
    }

    /** Parts of sizes of their own; of one that is −1, whatever is left. */
    private static void splitV(TfliteNode node) {
        Activation input = node.activation(0);
        int[] dims = input.dims();
        int axis = Dims.axis((long) node.constant(2).scalar(), dims.length);
        int[] sizes = node.constant(1).ints();
        long given =
                Arrays.stream(sizes).filter(size -> size != -1).asLongStream().sum();
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = sizes[i] == -1 ? (int) (dims[axis] - given) : sizes[i];
        }
        boolean whole = Arrays.stream(sizes).allMatch(size -> size > 0 && size <= dims[axis])
                && Arrays.stream(sizes).asLongStream().sum() == dims[axis];
        if (!whole || sizes.length != node.outputs()) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "parts", dims[axis] + " together", Dims.text(sizes));
        }
        parts(node, input, axis, sizes);
    }

    private static void parts(TfliteNode node, Activation input, int axis, int... sizes) {
        int start = 0;
        for (int i = 0; i < sizes.length; i++) {
            String name = node.output(i).shortName();
            node.result(
                    sizes.length == 1
                            ? input
                            : Slicing.part(node.draft(), name, input, new Part(axis, start, 1, sizes[i])));
            start += sizes[i];
        }
    }

    private static Operand taken(TfliteNode node, List<Part> parts) {
        Operand result = node.operand(0);
        for (Part part : parts) {
            boolean whole = part.start() == 0 && part.step() == 1 && part.count() == result.dims()[part.axis()];
            if (!whole) {
                result = taken(node, result, part);
            }
        }
        return result;
    }

    private static Operand taken(TfliteNode node, Operand from, Part part) {
        if (part.count() == 0) {
            throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "a slice", "of at least one element", 0);
        }
        if (from instanceof Activation activation) {
            return Slicing.part(node.draft(), node.name(), activation, part);
        }
        Constant constant = (Constant) from;
        int[] dims = constant.dims();
        int inner = Limits.elements(Dims.range(dims, part.axis() + 1, dims.length));
        int extent = dims[part.axis()];
        dims[part.axis()] = part.count();
        int[] sources = IntStream.range(0, Limits.elements(dims))
                .map(i -> (i / inner / part.count() * extent + part.start() + i / inner % part.count() * part.step())
                                * inner
                        + i % inner)
                .toArray();
        return constant.gather(dims, sources);
    }

    private static void regroup(TfliteNode node, Operand result, int... dims) {
        if (result instanceof Activation activation) {
            node.result(node.draft().regroup(node.name(), activation, dims));
        } else {
            node.result(((Constant) result).withDims(dims));
        }
    }
}
