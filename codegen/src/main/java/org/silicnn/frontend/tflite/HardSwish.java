package org.silicnn.frontend.tflite;

import java.util.function.LongUnaryOperator;
import org.silicnn.fixed.Rounding;
import org.silicnn.graph.Grid;
import org.silicnn.graph.Multiplier;

/**
 * {@code x · max(0, min(1, x / 6 + 1/2))} in 16 bits, as TensorFlow Lite's reference kernel computes it
 * (tensorflow/lite/kernels/internal/reference/hard_swish.h and {@code HardSwishPrepare} in activations.cc).
 */
final class HardSwish implements LongUnaryOperator {
    private static final int FINER_BITS = 7;
    private static final int UNIT_BITS = 15;
    private static final int HALF_WORD = 16;

    private final Grid from;
    private final Grid to;
    private final Factor output;
    private final Factor ramp;

    /** A multiplier with 15 bits behind the point, and by how many bits its product is still to be shifted left. */
    private record Factor(int mantissa, int exponent) {
        static Factor of(float factor) {
            Multiplier multiplier = Multiplier.tflite(factor);
            int rounding = 1 << UNIT_BITS;
            int mantissa = multiplier.mantissa() >= Integer.MAX_VALUE - rounding
                    ? Short.MAX_VALUE
                    : (multiplier.mantissa() + rounding) >> HALF_WORD;
            return new Factor(mantissa, Integer.SIZE - 1 - multiplier.shift());
        }

        /** Nearest; ties towards plus infinity. */
        int times(int value) {
            return (int) Rounding.RND.divideByPowerOfTwo((long) value * mantissa, UNIT_BITS);
        }
    }

    HardSwish(Grid from, Grid to) {
        this.from = from;
        this.to = to;
        float finer = (float) from.scale() * (1f / (1 << FINER_BITS));
        output = Factor.of(finer / (float) to.scale());
        ramp = Factor.of(finer / (3f / (1 << UNIT_BITS)));
    }

    @Override
    public long applyAsLong(long stored) {
        int x = (int) (stored - from.zeroPoint()) << FINER_BITS;
        long product = (long) share(x) * output.times(x);
        long truncated = product / (1 << UNIT_BITS);
        return to.zeroPoint() + shiftedRight(truncated, -output.exponent());
    }

    /** From 0 to 2^15 while the operand goes from −3 to 3. */
    private int share(int x) {
        int value = x;
        if (ramp.exponent() > 0) {
            value = saturated((long) value << (ramp.exponent() - 1));
        }
        value = ramp.times(value);
        if (ramp.exponent() > 0) {
            value = saturated((long) value << 1);
        }
        if (ramp.exponent() < 0) {
            value = (int) shiftedRight(value, -ramp.exponent());
        }
        return (value + (1 << UNIT_BITS)) >> 1;
    }

    /** {@code RoundingDivideByPOT}: nearest, ties away from zero. */
    private static long shiftedRight(long value, int bits) {
        return bits < 0 ? value << -bits : Rounding.RND_INF.divideByPowerOfTwo(value, bits);
    }

    private static int saturated(long value) {
        return (int) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
    }
}
