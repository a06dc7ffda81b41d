package org.silicnn.fixed;

/**
 * How {@code value / 2^shift} becomes an integer. The first seven are the quantisation modes of {@code ap_fixed}
 * (AMD UG1399, "Arbitrary Precision Fixed-Point Data Types"); the worked numbers drop two bits.
 */
public enum Rounding {
    /** {@code AP_TRN}: towards minus infinity. 7/4 = 1.75 gives 1; −7/4 gives −2. */
    TRN,
    /** {@code AP_TRN_ZERO}: towards zero. 7/4 gives 1; −7/4 gives −1. */
    TRN_ZERO,
    /** {@code AP_RND}: nearest, ties towards plus infinity. 6/4 = 1.5 gives 2; −6/4 gives −1. */
    RND,
    /** {@code AP_RND_ZERO}: nearest, ties towards zero. 6/4 gives 1; −6/4 gives −1. */
    RND_ZERO,
    /** {@code AP_RND_INF}: nearest, ties away from zero. 6/4 gives 2; −6/4 gives −2. */
    RND_INF,
    /** {@code AP_RND_MIN_INF}: nearest, ties towards minus infinity. 6/4 gives 1; −6/4 gives −2. */
    RND_MIN_INF,
    /** {@code AP_RND_CONV}: nearest, ties to even. 6/4 gives 2; 10/4 = 2.5 gives 2; −6/4 gives −2. */
    RND_CONV,
    /**
     * The two roundings of the TensorFlow Lite reference kernels (tensorflow/lite/kernels/internal/common.h, {@code
     * MultiplyByQuantizedMultiplier}): {@code SaturatingRoundingDoublingHighMul} drops 31 bits (nearest, ties towards
     * plus infinity), then {@code RoundingDivideByPOT} drops those beyond (nearest, ties away from zero). 3 · 2^30
     * over 2^33 is 0.375 and gives 2/4, then 1; −3 · 2^30 gives −1/4, then 0. TensorFlow Lite's left shift loses
     * nothing and is a shift of less than 31 here.
     */
    TFLITE;

    private static final int TFLITE_FIRST_BITS = 31;

    /**
     * {@code value / 2^shift}, rounded by this mode.
     *
     * @param value any long
     * @param shift bits to drop, 0..62
     */
    public long divideByPowerOfTwo(long value, int shift) {
        if (shift < 0 || shift > 62) {
            throw new IllegalArgumentException("shift must be 0..62, not " + shift);
        }
        if (this == TFLITE && shift > TFLITE_FIRST_BITS) {
            long high = RND.divideByPowerOfTwo(value, TFLITE_FIRST_BITS);
            return RND_INF.divideByPowerOfTwo(high, shift - TFLITE_FIRST_BITS);
        }
        if (shift == 0) {
            return value;
        }
        long floor = value >> shift;
        long remainder = value - (floor << shift);
        long half = 1L << (shift - 1);
        return floor + (roundsUp(value < 0, floor, remainder, half) ? 1 : 0);
    }

    private boolean roundsUp(boolean negative, long floor, long remainder, long half) {
        return switch (this) {
            case TRN -> false;
            case TRN_ZERO -> negative && remainder != 0;
            case RND, TFLITE -> remainder >= half;
            case RND_ZERO -> negative ? remainder >= half : remainder > half;
            case RND_INF -> negative ? remainder > half : remainder >= half;
            case RND_MIN_INF -> remainder > half;
            case RND_CONV -> remainder > half || (remainder == half && (floor & 1) != 0);
        };
    }
}
