package org.silicnn.quant;

import org.silicnn.fixed.FixedFormat;
import org.silicnn.ir.TensorType;

/**
 * A positive real factor as {@code mantissa / 2^shift}.
 *
 * @param mantissa 1 for a power of two, else of as many bits as the sum leaves room for, at most {@value #MAX_BITS}
 * @param shift −31..62
 */
record Multiplier(int mantissa, int shift) {
    /** One DSP slice multiplies by 17 bits and a sign; the relative error is below 2^−17. */
    private static final int MAX_BITS = 17;

    static Multiplier of(double factor, TensorType sums) {
        int exponent = Math.getExponent(factor);
        if (factor == Math.scalb(1.0, exponent)) {
            return new Multiplier(1, -exponent);
        }
        int room = FixedFormat.MAX_WIDTH - sums.format().width() - 1;
        int bits = Math.max(1, Math.min(MAX_BITS, room));
        long mantissa = Math.round(Math.scalb(factor, bits - 1 - exponent));
        // Rounding up may reach the next power of two, which takes a bit more: halve it, it stays exact.
        boolean carried = mantissa == 1L << bits;
        return new Multiplier((int) (carried ? mantissa / 2 : mantissa), bits - 1 - exponent - (carried ? 1 : 0));
    }
}
