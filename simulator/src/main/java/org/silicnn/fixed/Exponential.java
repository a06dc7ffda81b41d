package org.silicnn.fixed;

/**
 * {@code e^x} of a number that isn't positive, on integers, as gemmlowp computes it ({@code exp_on_negative_values} in
 * gemmlowp's fixedpoint/fixedpoint.h, used by the TensorFlow Lite reference softmax): a Taylor polynomial around −1/8 for
 * what is left of x modulo 1/4, times a constant for each power of two that x holds. Bits dropped are dropped by {@link
 * Rounding}s.
 *
 * <p>It serves to fill tables at compile time. The result is at most 2^−21 off: the polynomial stops at the fourth power.
 */
public final class Exponential {
    /** Binary places of the argument: five integer bits reach to −32. */
    public static final int ARGUMENT_FRACTION_BITS = 26;
    /** Binary places of the result. */
    public static final int FRACTION_BITS = 31;

    private static final long QUARTER = 1L << (ARGUMENT_FRACTION_BITS - 2);
    private static final long EXP_OF_MINUS_EIGHTH = 1895147668;
    private static final long THIRD = 715827883;
    /** {@code e^−(2^i)} for i of −2 to 4. */
    private static final long[] FACTORS = {1672461947, 1302514674, 790015084, 290630308, 39332535, 720401, 242};

    private Exponential() {}

    /**
     * {@code e^(argument / 2^26)}, in steps of {@code 2^−31}; 1 is stored as {@code 2^31 − 1}.
     *
     * @param argument −2^31..0
     */
    public static long ofNegative(long argument) {
        if (argument > 0 || argument < Integer.MIN_VALUE) {
            throw new IllegalArgumentException("argument must be -2^31..0, not " + argument);
        }
        if (argument == 0) {
            return Integer.MAX_VALUE;
        }
        long least = (argument & (QUARTER - 1)) - QUARTER;
        long result = ofLastQuarter(least << (FRACTION_BITS - ARGUMENT_FRACTION_BITS));
        long powers = least - argument;
        for (int i = 0; i < FACTORS.length; i++) {
            if ((powers & (QUARTER << i)) != 0) {
                result = times(result, FACTORS[i]);
            }
        }
        return result;
    }

    /**
     * The polynomial.
     *
     * @param argument of 31 binary places, −1/4 up to but not 0
     */
    private static long ofLastQuarter(long argument) {
        long x = argument + (1L << (FRACTION_BITS - 3));
        long square = times(x, x);
        long cube = times(square, x);
        long fourthOverFour = Rounding.RND_INF.divideByPowerOfTwo(times(square, square), 2);
        long rest = Rounding.RND_INF.divideByPowerOfTwo(times(fourthOverFour + cube, THIRD) + square, 1);
        return EXP_OF_MINUS_EIGHTH + times(EXP_OF_MINUS_EIGHTH, x + rest);
    }

    /** Of two numbers with 31 binary places. */
    static long times(long a, long b) {
        return Rounding.RND.divideByPowerOfTwo(a * b, FRACTION_BITS);
    }
}
