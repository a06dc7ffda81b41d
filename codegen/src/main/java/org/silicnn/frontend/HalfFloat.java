package org.silicnn.frontend;

/** The two 16-bit float formats: IEEE 754 binary16, and bfloat16, the upper half of a binary32. */
public final class HalfFloat {
    private static final int EXPONENT_BITS = 5;
    private static final int MANTISSA_BITS = 10;
    private static final int BIAS = 15;

    private HalfFloat() {}

    /** Of binary16. */
    public static float decode(short bits) {
        int exponent = bits >> MANTISSA_BITS & (1 << EXPONENT_BITS) - 1;
        int mantissa = bits & (1 << MANTISSA_BITS) - 1;
        float magnitude;
        if (exponent == (1 << EXPONENT_BITS) - 1) {
            magnitude = mantissa == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else if (exponent == 0) {
            magnitude = Math.scalb((float) mantissa, 1 - BIAS - MANTISSA_BITS);
        } else {
            magnitude = Math.scalb((float) (mantissa | 1 << MANTISSA_BITS), exponent - BIAS - MANTISSA_BITS);
        }
        return bits < 0 ? -magnitude : magnitude;
    }

    /** Of bfloat16. */
    public static float decodeBrain(short bits) {
        return Float.intBitsToFloat(bits << 16);
    }
}
