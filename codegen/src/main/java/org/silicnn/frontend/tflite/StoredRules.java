package org.silicnn.frontend.tflite;

import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import org.silicnn.graph.Grid;
import org.silicnn.graph.Multiplier;

/**
 * What TensorFlow Lite's reference kernels make of one stored integer, and of one beside a constant
 * (tensorflow/lite/kernels and internal/reference in it). Results are not clamped to the format yet.
 *
 * @param from how the operand is stored
 * @param to how the result is stored
 */
record StoredRules(Grid from, Grid to) {
    private static final int FINER_BITS = 20;

    /** A function in single precision. */
    @FunctionalInterface
    interface RealFunction {
        float apply(float x);
    }

    /** {@code LUTPopulate}: computed in single precision for every stored integer. */
    LongUnaryOperator real(RealFunction function) {
        float inverse = 1 / (float) to.scale();
        return stored -> {
            float x = (float) from.scale() * (stored - from.zeroPoint());
            return (long) roundAway(function.apply(x) * inverse) + to.zeroPoint();
        };
    }

    private static double roundAway(float x) {
        return Math.copySign(Math.floor(Math.abs((double) x) + 0.5), x);
    }

    /** abs.cc: rescaled only if the scales differ. */
    LongUnaryOperator absolute() {
        Multiplier ratio = Multiplier.tflite(from.scale() / to.scale());
        return stored -> {
            long size = Math.abs(stored - from.zeroPoint());
            return to.zeroPoint() + (from.scale() == to.scale() ? size : ratio.times(size));
        };
    }

    /** {@code QuantizeLeakyRelu}. */
    LongUnaryOperator leakyRelu(float alpha) {
        LongBinaryOperator rule = pRelu((float) from.scale() * alpha, 0);
        return stored -> rule.applyAsLong(stored, 1);
    }

    /** {@code BroadcastPrelu4DSlow}; the constant is the slope. */
    LongBinaryOperator pRelu(Grid slope) {
        return pRelu((float) from.scale() * (float) slope.scale(), slope.zeroPoint());
    }

    private LongBinaryOperator pRelu(float negativeScale, int slopeZeroPoint) {
        Multiplier positive = Multiplier.tflite((float) from.scale() / (float) to.scale());
        Multiplier negative = Multiplier.tflite(Math.abs(negativeScale / (float) to.scale()));
        int sign = negativeScale < 0 ? -1 : 1;
        return (stored, slope) -> {
            long x = stored - from.zeroPoint();
            return to.zeroPoint() + (x >= 0 ? positive.times(x) : sign * negative.times(x * (slope - slopeZeroPoint)));
        };
    }

    /** add.h: both operands in steps of twice the larger scale divided by 2^20. */
    LongBinaryOperator sum(Grid other) {
        return combined(other, Long::sum);
    }

    /** sub.h, in the same steps: the operand less the constant. */
    LongBinaryOperator difference(Grid other) {
        return combined(other, (x, constant) -> x - constant);
    }

    /** The constant less the operand. */
    LongBinaryOperator negatedDifference(Grid other) {
        return combined(other, (x, constant) -> constant - x);
    }

    private LongBinaryOperator combined(Grid other, LongBinaryOperator operator) {
        double largest = 2 * Math.max(from.scale(), other.scale());
        Multiplier left = Multiplier.tflite(from.scale() / largest);
        Multiplier right = Multiplier.tflite(other.scale() / largest);
        Multiplier result = Multiplier.tflite(largest / Math.scalb(to.scale(), FINER_BITS));
        return (stored, constant) -> {
            long x = left.times((stored - from.zeroPoint()) << FINER_BITS);
            long c = right.times((constant - other.zeroPoint()) << FINER_BITS);
            return to.zeroPoint() + result.times(operator.applyAsLong(x, c));
        };
    }

    /** mul.cc; the factor of scales is made in single precision. */
    LongBinaryOperator product(Grid other) {
        Multiplier ratio = Multiplier.tflite((float) from.scale() * (float) other.scale() / (float) to.scale());
        return (stored, constant) ->
                to.zeroPoint() + ratio.times((stored - from.zeroPoint()) * (constant - other.zeroPoint()));
    }
}
