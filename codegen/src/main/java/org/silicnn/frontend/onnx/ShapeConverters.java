package org.silicnn.frontend.onnx;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.Limits;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;

/** Operators that look at the same elements in another way. */
final class ShapeConverters {
    private ShapeConverters() {}

    static void addTo(Map<String, Converter> table) {
        table.put("Dropout", ShapeConverters::dropout);
        table.put("Flatten", ShapeConverters::flatten);
        table.put("Identity", ShapeConverters::identity);
        table.put("Reshape", ShapeConverters::reshape);
        table.put("Squeeze", ShapeConverters::squeeze);
        table.put("Transpose", ShapeConverters::transpose);
        table.put("Unsqueeze", ShapeConverters::unsqueeze);
    }

    private static void identity(OnnxNode node) {
        node.result(node.operand(0));
    }

    private static void dropout(OnnxNode node) {
        if (node.optionalConstant(2).map(Constant::scalar).orElse(0.0) != 0) {
            throw new Rejection(ModelProblem.ATTRIBUTE_VALUE, "training_mode", 0, 1);
        }
        node.result(node.operand(0));
    }

    private static void flatten(OnnxNode node) {
        int[] dims = node.operand(0).dims();
        int given = node.integer("axis", 1);
        int axis = given == dims.length ? given : Dims.axis(given, dims.length);
        node.regroup(Limits.elements(Dims.range(dims, 0, axis)), Limits.elements(Dims.range(dims, axis, dims.length)));
    }

    private static void reshape(OnnxNode node) {
        int[] dims = node.operand(0).dims();
        int[] wanted = node.constant(1).ints();
        boolean zeroIsZero = node.flag("allowzero", false);
        int open = -1;
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i] == 0 && !zeroIsZero && i < dims.length) {
                wanted[i] = dims[i];
            } else if (wanted[i] == -1 && open < 0) {
                open = i;
                wanted[i] = 1;
            }
        }
        if (open >= 0) {
            wanted[open] = Limits.elements(dims) / Math.max(1, Limits.elements(wanted));
        }
        node.regroup(wanted);
    }

    private static void squeeze(OnnxNode node) {
        int[] dims = node.operand(0).dims();
        Set<Integer> dropped = new HashSet<>();
        Optional<int[]> axes = axes(node);
        if (axes.isPresent()) {
            Arrays.stream(axes.get()).forEach(axis -> dropped.add(Dims.axis(axis, dims.length)));
        } else {
            IntStream.range(0, dims.length).filter(axis -> dims[axis] == 1).forEach(dropped::add);
        }
        for (int axis : dropped) {
            if (dims[axis] != 1) {
                throw new Rejection(ModelProblem.AXIS_NOT_ONE, axis, Dims.text(dims), dims[axis]);
            }
        }
        node.regroup(IntStream.range(0, dims.length)
                .filter(axis -> !dropped.contains(axis))
                .map(axis -> dims[axis])
                .toArray());
    }

    private static void unsqueeze(OnnxNode node) {
        int[] dims = node.operand(0).dims();
        int[] axes = axes(node).orElseThrow(() -> node.missing("axes"));
        int rank = dims.length + axes.length;
        if (rank > Limits.RANK) {
            throw new Rejection(ModelProblem.TOO_MANY_AXES, Limits.RANK, rank);
        }
        Set<Integer> added = new HashSet<>();
        Arrays.stream(axes).forEach(axis -> added.add(Dims.axis(axis, rank)));
        int[] result = new int[rank];
        int next = 0;
        for (int axis = 0; axis < rank; axis++) {
            boolean old = !added.contains(axis) && next < dims.length;
            result[axis] = old ? dims[next++] : 1;
        }
        node.regroup(result);
    }

    private static void transpose(OnnxNode node) {
        int rank = node.operand(0).dims().length;
        int[] order = node.integers("perm")
                .orElseGet(() -> IntStream.range(0, rank).map(i -> rank - 1 - i).toArray());
        if (!Dims.isPermutation(order, rank)) {
            throw new Rejection(
                    ModelProblem.ATTRIBUTE_VALUE, "perm", "a reordering of " + rank + " axes", Arrays.toString(order));
        }
        node.transpose(order);
    }

    /** An attribute until version 12, an input from 13 on. */
    static Optional<int[]> axes(OnnxNode node) {
        return node.has(1) ? Optional.of(node.constant(1).ints()) : node.integers("axes");
    }
}
