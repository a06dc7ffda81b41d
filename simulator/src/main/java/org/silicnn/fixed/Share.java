package org.silicnn.fixed;

/**
 * Parts of a whole, on integers, as the TensorFlow Lite reference softmax computes them
 * (tensorflow/lite/kernels/internal/reference/softmax.h and {@code GetReciprocal} in internal/common.h): the reciprocal
 * of the whole by three Newton steps, times the part, rounded. {@code silicnn_softmax.h} is the same in C.
 *
 * @param reciprocal of the whole over {@code 2^bitsOverUnit}, with 31 binary places
 * @param bitsOverUnit integer bits of the whole
 */
public record Share(long reciprocal, int bitsOverUnit) {
    /** Binary places that a part loses before it is added to the whole, so that parts of 1 leave room for 12 more bits. */
    public static final int HEADROOM_BITS = 12;

    /** So many parts of 1 stay below 31 bits when they are added up. */
    public static final int MOST_PARTS = (1 << HEADROOM_BITS) - 1;

    private static final long LARGEST = Integer.MAX_VALUE;
    /** 48/17 and −32/17 with 29 binary places: the line nearest to the reciprocal on 1/2..1. */
    private static final long LINE_START = 1515870810;

    private static final long LINE_SLOPE = -1010580540;
    private static final int NEWTON_STEPS = 3;
    private static final int TWO_INTEGER_BITS = 29;

    /** A part of at most 1, with 31 binary places, as the whole counts it: with 19. */
    public static long counted(long part) {
        return Rounding.RND_INF.divideByPowerOfTwo(part, HEADROOM_BITS);
    }

    /**
     * Makes ready to divide by a whole.
     *
     * @param whole with 19 binary places; at least 1, below 2^12
     */
    public static Share of(long whole) {
        int zeros = Integer.numberOfLeadingZeros((int) whole);
        long beyondOne = (whole << zeros) - (1L << 31);
        return new Share(ofOnePlus(beyondOne), HEADROOM_BITS - zeros);
    }

    /** {@code 1 / (1 + x)} for x of 0 up to but not 1, both with 31 binary places. */
    private static long ofOnePlus(long x) {
        long half = (x + LARGEST + 1) / 2;
        long result = LINE_START + Exponential.times(half, LINE_SLOPE);
        for (int i = 0; i < NEWTON_STEPS; i++) {
            long error = (1L << TWO_INTEGER_BITS) - Exponential.times(half, result);
            result += saturated(Exponential.times(result, error) * 4);
        }
        return saturated(result * 2);
    }

    private static long saturated(long value) {
        return Math.max(Integer.MIN_VALUE, Math.min(LARGEST, value));
    }

    /**
     * The share of a part in steps of {@code 2^−width}, to the nearest, ties away from zero; what rounds up to 1 is one
     * step less.
     *
     * @param part at most 1, with 31 binary places
     * @param width 1..16
     */
    public long of(long part, int width) {
        long share = Rounding.RND_INF.divideByPowerOfTwo(
                Exponential.times(reciprocal, part), bitsOverUnit + Exponential.FRACTION_BITS - width);
        return Math.min(share, (1L << width) - 1);
    }
}
