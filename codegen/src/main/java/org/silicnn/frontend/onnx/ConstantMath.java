package org.silicnn.frontend.onnx;

import java.util.function.DoubleUnaryOperator;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.Layout;
import org.silicnn.frontend.Limits;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;
import org.silicnn.graph.Operator;

/** Arithmetic on constants. */
final class ConstantMath {
    private ConstantMath() {}

    /** A function of each element, rounded to float. */
    static Constant map(Constant constant, DoubleUnaryOperator function) {
        float[] values = constant.floats();
        float[] results = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            results[i] = (float) function.applyAsDouble(values[i]);
        }
        return Constant.of(constant.dims(), results);
    }

    /** Element by element with broadcasting; on integers if both are. */
    static Constant combine(Operator operator, Constant left, Constant right) {
        int[] dims = Dims.broadcast(left.dims(), right.dims());
        int[] from = sources(left, dims);
        int[] and = sources(right, dims);
        if (left.isInteger() && right.isInteger()) {
            long[] results = new long[from.length];
            for (int i = 0; i < results.length; i++) {
                results[i] = integer(operator, left.integers()[from[i]], right.integers()[and[i]]);
            }
            return Constant.of(dims, results);
        }
        float[] results = new float[from.length];
        for (int i = 0; i < results.length; i++) {
            results[i] = (float) operator.apply(left.get(from[i]), right.get(and[i]));
        }
        return Constant.of(dims, results);
    }

    private static long integer(Operator operator, long a, long b) {
        return switch (operator) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> {
                if (b == 0) {
                    throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "the divisor", "another number", 0);
                }
                yield a / b;
            }
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            case POW -> (long) Math.pow((double) a, (double) b);
            case GATE -> a != 0 ? b : 0;
        };
    }

    /** For each element of a tensor of the given extents the one of a constant that broadcasting puts there. */
    static int[] sources(Constant constant, int... dims) {
        Limits.elements(dims);
        if (constant.size() == 0 || constant.rank() > dims.length) {
            throw new Rejection(ModelProblem.NOT_BROADCASTABLE, Dims.text(constant.dims()), Dims.text(dims));
        }
        return Layout.inOrder(dims, false).broadcast(Dims.leadingOnes(dims.length, constant.dims()));
    }
}
