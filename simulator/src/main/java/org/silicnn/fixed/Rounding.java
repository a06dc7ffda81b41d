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
     * The two roundings of the TensorFlow Lite reference kernels: {@code SaturatingRoundingDoublingHighMul} drops the
     * first 31 bits of {@code value · multiplier} (nearest, ties towards plus infinity), then {@code
     * RoundingDivideByPOT} drops the others (nearest, ties away from zero). It is defined on the product and asks for
     * a multiplier of 2^30..2^31−1 or the multiplier 1 with shift 0.
     */
    TFLITE;

    /**
     * {@code value / 2^shift}, rounded by this mode.
     *
     * @param value any long
     * @param shift bits to drop, 0..62
     * @throws IllegalArgumentException for {@link #TFLITE}, which isn't a rounding of one division
     */
    public long divideByPowerOfTwo(long value, int shift) {
        if (shift < 0 || shift > 62) {
            throw new IllegalArgumentException("shift must be 0..62, not " + shift);
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
            case RND -> remainder >= half;
            case RND_ZERO -> negative ? remainder >= half : remainder > half;
            case RND_INF -> negative ? remainder > half : remainder >= half;
            case RND_MIN_INF -> remainder > half;
            case RND_CONV -> remainder > half || (remainder == half && (floor & 1) != 0);
            case TFLITE -> throw new IllegalArgumentException("TFLITE rounds a product in two steps, not one division");
        };
    }
}
