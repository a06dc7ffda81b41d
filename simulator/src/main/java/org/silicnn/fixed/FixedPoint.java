package org.silicnn.fixed;

/**
 * The two places where precision is lost: {@link #quantize} once, at compile time or when an image enters, and {@link
 * #requantize} at run time. Everything else in a network is exact integer arithmetic.
 */
public final class FixedPoint {
    /** Bits of a double's mantissa behind the leading one. */
    private static final int MANTISSA_BITS = 52;

    /** Doublings that keep every mantissa below 2^63. */
    private static final int MOST_DOUBLINGS = Long.SIZE - 1 - (MANTISSA_BITS + 1);

    private static final int MOST_DROPPED = 62;

    private FixedPoint() {}

    /**
     * The stored integer for {@code real}: {@code overflow(round(real · 2^fractionBits))}, exactly.
     *
     * @param real any finite number
     * @param to the format to store in
     * @param rounding {@link Rounding#TFLITE} is {@link Rounding#RND_INF} here, as in TensorFlow Lite
     * @throws IllegalArgumentException if {@code real} is infinite or not a number
     */
    public static long quantize(double real, FixedFormat to, Rounding rounding, Overflow overflow) {
        if (!Double.isFinite(real)) {
            throw new IllegalArgumentException("value must be finite, not " + real);
        }
        // real = mantissa · 2^exponent, with a mantissa of at most 53 bits: from there on it is a requantisation.
        int exponent = Math.max(Math.getExponent(real), Double.MIN_EXPONENT) - MANTISSA_BITS;
        long mantissa = (long) Math.scalb(real, -exponent);
        int shift = -exponent - to.fractionBits();
        if (-shift > MOST_DOUBLINGS) {
            return quantizeHuge(mantissa, -shift, to, overflow);
        }
        Rounding once = rounding == Rounding.TFLITE ? Rounding.RND_INF : rounding;
        // Of so many bits dropped only the sign is left, and whether there were any.
        int dropped = Math.min(shift, MOST_DROPPED);
        return overflow.apply(divide(mantissa, dropped, once), divide(mantissa, dropped, Rounding.TRN), to);
    }

    /** {@code mantissa · 2^left} of more than 63 bits: the sign decides where it saturates, the low bits where it wraps. */
    private static long quantizeHuge(long mantissa, int left, FixedFormat to, Overflow overflow) {
        long low = left < Long.SIZE ? mantissa << left : 0;
        long value = overflow.wraps() ? low : mantissa < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        return overflow.apply(value, value, to);
    }

    /**
     * {@code overflow(zeroPoint + round(accumulator · multiplier / 2^shift))}.
     *
     * @param accumulator the exact sum; {@link #fitsProduct} must hold for its format
     * @param multiplier 1 when the scales are powers of two, else a positive integer
     * @param shift bits to drop, −31..62; a negative shift multiplies by {@code 2^-shift}
     * @param zeroPoint what zero is stored as
     * @param to the format of the result
     * @throws ArithmeticException if the product or the result before overflow passes 64 bits
     */
    public static long requantize(
            long accumulator,
            int multiplier,
            int shift,
            int zeroPoint,
            Rounding rounding,
            Overflow overflow,
            FixedFormat to) {
        long product = Math.multiplyExact(accumulator, multiplier);
        long rounded = divide(product, shift, rounding);
        long floor = divide(product, shift, Rounding.TRN);
        return overflow.apply(Math.addExact(rounded, zeroPoint), floor + zeroPoint, to);
    }

    /**
     * Whether {@code accumulator · multiplier · 2^max(0, −shift)} fits 63 bits for every accumulator of a width, so
     * that C and hardware may compute it in 64.
     *
     * @param accumulatorWidth bits of two's complement
     */
    public static boolean fitsProduct(int accumulatorWidth, int multiplier, int shift) {
        int multiplierBits = Integer.SIZE - Integer.numberOfLeadingZeros(multiplier - 1);
        return accumulatorWidth + multiplierBits + Math.max(0, -shift) <= FixedFormat.MAX_WIDTH;
    }

    private static long divide(long product, int shift, Rounding rounding) {
        return shift < 0 ? Math.multiplyExact(product, 1L << -shift) : rounding.divideByPowerOfTwo(product, shift);
    }
}
