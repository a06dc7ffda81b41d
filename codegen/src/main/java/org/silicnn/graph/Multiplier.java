package org.silicnn.graph;

import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Rounding;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.TensorType;

/**
 * A positive real factor as {@code mantissa / 2^shift}.
 *
 * @param mantissa positive
 * @param shift −31..62
 */
public record Multiplier(int mantissa, int shift) {
    /** One DSP slice multiplies by 17 bits and a sign; the relative error is below 2^−17. */
    private static final int MAX_BITS = 17;

    private static final int TFLITE_BITS = 31;
    private static final int SINGLE_BITS = 24;

    /**
     * As TensorFlow Lite has it: 31 bits, the highest of them 1, nearest with ties away from zero ({@code
     * QuantizeMultiplier} in tensorflow/lite/kernels/internal/quantization_util.cc).
     *
     * @throws InvalidNetworkException if the factor is so small that every result would be 0
     */
    public static Multiplier tflite(double factor) {
        int exponent = Math.getExponent(factor) + 1;
        long mantissa = Math.round(Math.scalb(factor, TFLITE_BITS - exponent));
        if (mantissa == 1L << TFLITE_BITS) {
            mantissa /= 2;
            exponent++;
        }
        return checked(mantissa, TFLITE_BITS - exponent);
    }

    /**
     * The ratio of two scales as ONNX Runtime has it: a number of single precision, here exactly.
     *
     * @throws InvalidNetworkException if it is beyond what a shift can do
     */
    public static Multiplier single(double from, double to) {
        double factor = (float) from / (float) to;
        int exponent = Math.max(Math.getExponent(factor), Float.MIN_EXPONENT);
        long mantissa = (long) Math.scalb(factor, SINGLE_BITS - 1 - exponent);
        int zeros = Long.numberOfTrailingZeros(mantissa);
        return checked(zeros == Long.SIZE ? 0 : mantissa >> zeros, SINGLE_BITS - 1 - exponent - zeros);
    }

    /** {@code value · mantissa / 2^shift} as TensorFlow Lite rounds it, {@code MultiplyByQuantizedMultiplier}. */
    public long times(long value) {
        return shift < 0 ? (value * mantissa) << -shift : Rounding.TFLITE.divideByPowerOfTwo(value * mantissa, shift);
    }

    private static Multiplier checked(long mantissa, int shift) {
        if (mantissa < 1 || shift < -31 || shift > 62) {
            throw new InvalidNetworkException(
                    "scales must differ by less than 2^31, not by " + mantissa + " / 2^" + shift);
        }
        return new Multiplier((int) mantissa, shift);
    }

    /** 1 for a power of two, else of as many bits as the sum leaves room for, at most {@value #MAX_BITS}. */
    public static Multiplier of(double factor, TensorType sums) {
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
