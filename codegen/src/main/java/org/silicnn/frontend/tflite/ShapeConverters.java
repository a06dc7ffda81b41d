package org.silicnn.frontend.tflite;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.Limits;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Operand;
import org.silicnn.frontend.Rejection;

/** Operators that look at elements in another way, and the arithmetic of extents behind them. */
final class ShapeConverters {
    private ShapeConverters() {}

    static void addTo(Map<Integer, Operators.Entry> table) {
        Operators.add(table, 22, "RESHAPE", ShapeConverters::reshape);
        Operators.add(table, 70, "EXPAND_DIMS", ShapeConverters::expandDims);
        Operators.add(table, 77, "SHAPE", node -> node.result(shape(node.operand(0))));
        Operators.add(table, 39, "TRANSPOSE", ShapeConverters::transpose);
        Operators.add(table, 43, "SQUEEZE", ShapeConverters::squeeze);
    }

    private static void reshape(TfliteNode node) {
        int[] wanted = node.has(1) ? node.constant(1).ints() : node.options().ints(0);
        int open = IntStream.range(0, wanted.length)
                .filter(i -> wanted[i] == -1)
                .findFirst()
                .orElse(-1);
        if (open >= 0) {
            wanted[open] = 1;
            wanted[open] = Limits.elements(node.operand(0).dims()) / Math.max(1, Limits.elements(wanted));
        }
        node.regroup(wanted);
    }

    private static void expandDims(TfliteNode node) {
        int[] dims = node.operand(0).dims();
        int axis = Dims.axis((long) node.constant(1).scalar(), dims.length + 1);
        node.regroup(inserted(dims, axis));
    }

    /** With a new axis of extent 1. */
    static int[] inserted(int[] dims, int axis) {
        return IntStream.concat(
                        IntStream.concat(Arrays.stream(dims, 0, axis), IntStream.of(1)),
                        Arrays.stream(dims, axis, dims.length))
                .toArray();
    }

    private static void squeeze(TfliteNode node) {
        int[] dims = node.operand(0).dims();
        int[] named = node.options().ints(0);
        boolean[] dropped = new boolean[dims.length];
        for (int axis : named) {
            dropped[Dims.axis(axis, dims.length)] = true;
        }
        for (int axis = 0; axis < dims.length; axis++) {
            dropped[axis] |= named.length == 0 && dims[axis] == 1;
            if (dropped[axis] && dims[axis] != 1) {
                throw new Rejection(ModelProblem.AXIS_NOT_ONE, axis, Dims.text(dims), dims[axis]);
            }
        }
        node.regroup(IntStream.range(0, dims.length)
                .filter(axis -> !dropped[axis])
                .map(axis -> dims[axis])
                .toArray());
    }

    private static void transpose(TfliteNode node) {
        int rank = node.operand(0).dims().length;
        int[] order = node.constant(1).ints();
        if (!Dims.isPermutation(order, rank)) {
            throw new Rejection(
                    ModelProblem.VALUE_NOT_SUPPORTED,
                    "the order",
                    "a reordering of " + rank + " axes",
                    Arrays.toString(order));
        }
        node.transpose(order);
    }

    private static Constant shape(Operand operand) {
        int[] dims = operand.dims();
        return Constant.of(
                new int[] {dims.length}, Arrays.stream(dims).asLongStream().toArray());
    }
}
