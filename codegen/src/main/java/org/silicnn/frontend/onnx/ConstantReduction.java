package org.silicnn.frontend.onnx;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Layout;

/** Reductions of constants, which shape arithmetic and normalised weights need. */
final class ConstantReduction {
    private ConstantReduction() {}

    /** What the node's operator makes of the constant along the axes. */
    static Constant reduce(OnnxNode node, Constant constant, int... axes) {
        int[] dims = constant.dims();
        int[] kept = dims.clone();
        Arrays.stream(axes).forEach(axis -> kept[axis] = 1);
        int groups = Arrays.stream(kept).reduce(1, (a, b) -> a * b);
        int[] target = Layout.inOrder(dims, false).broadcast(kept);
        double[] sums = new double[groups];
        Arrays.fill(sums, ofNothing(node));
        int[] counts = new int[groups];
        for (int i = 0; i < target.length; i++) {
            sums[target[i]] = next(node, sums[target[i]], constant.get(i));
            counts[target[i]]++;
        }
        int[] result = node.flag("keepdims", true)
                ? kept
                : IntStream.range(0, dims.length)
                        .filter(axis -> Arrays.stream(axes).noneMatch(each -> each == axis))
                        .map(axis -> dims[axis])
                        .toArray();
        return of(node, constant.isInteger(), result, sums, counts);
    }

    private static double ofNothing(OnnxNode node) {
        return switch (node.operator()) {
            case "ReduceMax" -> Double.NEGATIVE_INFINITY;
            case "ReduceMin" -> Double.POSITIVE_INFINITY;
            case "ReduceProd" -> 1;
            default -> 0;
        };
    }

    private static double next(OnnxNode node, double so, double value) {
        return switch (node.operator()) {
            case "ReduceMax" -> Math.max(so, value);
            case "ReduceMin" -> Math.min(so, value);
            case "ReduceProd" -> so * value;
            case "ReduceL2" -> so + value * value;
            default -> so + value;
        };
    }

    private static Constant of(OnnxNode node, boolean integer, int[] dims, double[] sums, int[] counts) {
        float[] floats = new float[sums.length];
        long[] integers = new long[sums.length];
        for (int i = 0; i < sums.length; i++) {
            double value =
                    switch (node.operator()) {
                        case "ReduceMean" -> sums[i] / counts[i];
                        case "ReduceL2" -> Math.sqrt(sums[i]);
                        default -> sums[i];
                    };
            floats[i] = (float) value;
            integers[i] = (long) value;
        }
        return integer ? Constant.of(dims, integers) : Constant.of(dims, floats);
    }
}
