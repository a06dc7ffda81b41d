package org.silicnn.fixed;

/**
 * The two places where precision is lost: {@link #quantize} once, at compile time or when an image enters, and {@link
 * #requantize} at run time. Everything else in a network is exact integer arithmetic.
 */
public final class FixedPoint {
    private static final int TFLITE_MULTIPLIER_BITS = 31;

    private FixedPoint() {}

    /**
     * The stored integer for {@code real}: {@code overflow(round(real · 2^fractionBits))}.
     *
     * @param real any finite number
     * @param to the format to store in
     * @throws IllegalArgumentException if {@code real} is infinite or not a number
     */
    public static long quantize(double real, FixedFormat to, Rounding rounding, Overflow overflow) {
        if (!Double.isFinite(real)) {
            throw new IllegalArgumentException("value must be finite, not " + real);
        }
        double scaled = Math.scalb(real, to.fractionBits());
        return overflow.apply((long) roundToInteger(scaled, rounding), to);
    }

    private static double roundToInteger(double value, Rounding rounding) {
        double floor = Math.floor(value);
        double fraction = value - floor;
        boolean up =
                switch (rounding) {
                    case TRN -> false;
                    case TRN_ZERO -> value < 0 && fraction != 0;
                    case RND -> fraction >= 0.5;
                    case RND_ZERO -> value < 0 ? fraction >= 0.5 : fraction > 0.5;
                    case RND_INF, TFLITE -> value < 0 ? fraction > 0.5 : fraction >= 0.5;
                    case RND_MIN_INF -> fraction > 0.5;
                    case RND_CONV -> fraction > 0.5 || (fraction == 0.5 && floor % 2 != 0);
                };
        return up ? floor + 1 : floor;
    }

    /**
     * {@code overflow(zeroPoint + round(accumulator · multiplier / 2^shift))}.
     *
     * @param accumulator the exact sum; {@link #fitsProduct} must hold for its format
     * @param multiplier 1 when the scales are powers of two, else a positive 31-bit integer
     * @param shift bits to drop, −31..62; a negative shift multiplies by {@code 2^-shift}
     * @param zeroPoint what zero is stored as
     * @param to the format of the result
     */
    public static long requantize(
            long accumulator,
            int multiplier,
            int shift,
            int zeroPoint,
            Rounding rounding,
            Overflow overflow,
            FixedFormat to) {
        long rounded = rounding == Rounding.TFLITE
                ? tfliteMultiply(accumulator, multiplier, shift)
                : round(accumulator * multiplier, shift, rounding);
        return overflow.apply(rounded + zeroPoint, to);
    }

    /**
     * Whether {@code accumulator · multiplier · 2^max(0, −shift)} fits 63 bits for every accumulator of a format, so
     * that C and hardware may compute it in 64.
     */
    public static boolean fitsProduct(int accumulatorWidth, int multiplier, int shift) {
        int multiplierBits = Integer.SIZE - Integer.numberOfLeadingZeros(multiplier - 1);
        return accumulatorWidth + multiplierBits + Math.max(0, -shift) <= FixedFormat.MAX_WIDTH;
    }

    private static long round(long product, int shift, Rounding rounding) {
        return shift < 0 ? product << -shift : rounding.divideByPowerOfTwo(product, shift);
    }

    /** {@code MultiplyByQuantizedMultiplier} of tensorflow/lite/kernels/internal/common.h, in its double-rounding form. */
    private static long tfliteMultiply(long accumulator, int multiplier, int shift) {
        if (multiplier == 1 && shift == 0) {
            return accumulator;
        }
        int left = Math.max(0, TFLITE_MULTIPLIER_BITS - shift);
        int right = Math.max(0, shift - TFLITE_MULTIPLIER_BITS);
        long product = (accumulator << left) * multiplier;
        long high = Rounding.RND.divideByPowerOfTwo(product, TFLITE_MULTIPLIER_BITS);
        return Rounding.RND_INF.divideByPowerOfTwo(high, right);
    }
}
