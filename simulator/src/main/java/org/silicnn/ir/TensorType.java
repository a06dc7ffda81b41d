package org.silicnn.ir;

import org.silicnn.fixed.FixedFormat;

/**
 * What a tensor holds: {@code real = scale · (q − zeroPoint)} for each stored integer {@code q}.
 *
 * @param shape extent and order in memory
 * @param format how an element is stored
 * @param scale worth of one step, for display and for host-side conversion; no integer result depends on it. It is
 *     {@code NaN} where each channel has its own, as in the accumulators behind per-channel weights
 * @param zeroPoint the stored integer that stands for zero; within the format
 */
public record TensorType(Shape shape, FixedFormat format, double scale, int zeroPoint) {
    /** @throws InvalidNetworkException if the scale isn't positive or the format can't hold the zero point */
    public TensorType {
        if (scale <= 0 || Double.isInfinite(scale)) {
            throw new InvalidNetworkException("scale must be positive and finite, not " + scale);
        }
        if (!format.holds(zeroPoint)) {
            throw new InvalidNetworkException("zero point must fit " + format + ", not " + zeroPoint);
        }
    }

    /** Plain fixed point: the scale is the format's power of two, zero is stored as 0. */
    public static TensorType fixed(Shape shape, FixedFormat format) {
        return new TensorType(shape, format, format.scale(), 0);
    }

    /** The real number that a stored integer stands for. */
    public double real(long stored) {
        return scale * (stored - zeroPoint);
    }

    /** The least stored integer, zero point subtracted. */
    long least() {
        return format.min() - zeroPoint;
    }

    /** The largest stored integer, zero point subtracted. */
    long most() {
        return format.max() - zeroPoint;
    }

    public TensorType withShape(Shape newShape) {
        return new TensorType(newShape, format, scale, zeroPoint);
    }

    @Override
    public String toString() {
        return shape + " " + format;
    }
}
