package org.silicnn.graph;

import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Rounding;
import org.silicnn.ir.InvalidNetworkException;

/**
 * The numbers that a model file lets a value take: {@code scale · (q − zeroPoint)} for the stored integers {@code q} of a
 * format.
 *
 * @param format of the stored integer; its binary places are 0, as the scale says what a step is worth
 * @param scale positive and finite
 * @param zeroPoint within the format
 * @param rounding how a real number between two of them becomes one. {@link Rounding#TFLITE} promises more than a
 *     rounding: integers that are those of TensorFlow Lite's reference kernels
 */
public record Grid(FixedFormat format, double scale, int zeroPoint, Rounding rounding) {
    /** @throws InvalidNetworkException if no tensor can be stored like this */
    public Grid {
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new InvalidNetworkException("a scale must be positive and finite, not " + scale);
        }
        if (format.width() > FixedFormat.MAX_VALUE_WIDTH || format.fractionBits() != 0 || !format.holds(zeroPoint)) {
            throw new InvalidNetworkException("a stored value must have at most " + FixedFormat.MAX_VALUE_WIDTH
                    + " bits that hold the zero point, " + zeroPoint + ", not be " + format);
        }
    }

    /**
     * The stored integer nearest to a real number; the limit if it is beyond one. The division is in single precision, as
     * in TensorFlow Lite and ONNX Runtime.
     */
    public long store(double real) {
        double steps = (float) real / (float) scale;
        if (Double.isNaN(steps)) {
            return zeroPoint;
        }
        // Beyond these the format's limit is certain, whatever the zero point.
        double near = Math.max(-0x1p33, Math.min(0x1p33, steps));
        return Math.max(format.min(), Math.min(format.max(), round(near) + zeroPoint));
    }

    private long round(double steps) {
        double floor = Math.floor(steps);
        double rest = steps - floor;
        boolean up =
                switch (rounding) {
                    case TRN -> false;
                    case TRN_ZERO -> steps < 0 && rest > 0;
                    case RND -> rest >= 0.5;
                    case RND_ZERO -> steps < 0 ? rest >= 0.5 : rest > 0.5;
                    case RND_INF, TFLITE -> steps < 0 ? rest > 0.5 : rest >= 0.5;
                    case RND_MIN_INF -> rest > 0.5;
                    case RND_CONV -> rest > 0.5 || (rest == 0.5 && floor % 2 != 0);
                };
        return (long) floor + (up ? 1 : 0);
    }

    /** The real number that a stored integer stands for. */
    public double real(double stored) {
        return scale * (stored - zeroPoint);
    }

    /** Whether the same stored integers stand for the same numbers. */
    public boolean sameValues(Grid other) {
        return format.equals(other.format) && scale == other.scale && zeroPoint == other.zeroPoint;
    }

    /** {@code s8 x 0.0039 - -128}: format, scale, zero point. */
    @Override
    public String toString() {
        return (format.signed() ? "s" : "u") + format.width() + " in steps of " + scale + " from " + zeroPoint;
    }
}
