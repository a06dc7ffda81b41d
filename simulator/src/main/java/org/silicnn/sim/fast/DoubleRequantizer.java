package org.silicnn.sim.fast;

import java.util.Optional;
import org.silicnn.fixed.Rounding;
import org.silicnn.ir.Requantize;

/**
 * Requantisation by any multiplier in double lanes: {@code floor((sum · multiplier + offset) / 2^shift)}, where the
 * offset makes a floor of every rounding.
 *
 * <p>A product may have more than the 53 bits that are exact, so the multiplier is cut in two: {@code floor((sum · high +
 * floor((sum · low + offset) / 2^cut)) / 2^(shift − cut))} is the same number. {@link #of} proves that all of it is exact.
 */
final class DoubleRequantizer extends RowRequantizer {
    /** Half of what is exact: an offset and a carry still fit above. */
    private static final long LARGEST = Block.DOUBLE_LIMIT / 2;
    /** Bits of a multiplier's low part at most. */
    private static final int CUT = 24;
    /** What the first of TensorFlow Lite's roundings drops. */
    private static final int TFLITE_FIRST_BITS = 31;

    /**
     * A floor division of {@code x · multiplier + offset} by a power of two.
     *
     * @param offset in units of the product
     * @param offsetIfNegative what is added to the offset where {@code x} is negative
     * @param toEven one more is added to the offset where the floor without any offset is odd
     */
    private record Division(
            double high,
            double low,
            double lowScale,
            double highScale,
            double offset,
            double offsetIfNegative,
            boolean toEven) {}

    private final Requantize layer;
    private final Division[] divisions;
    /** TensorFlow Lite's second rounding, or null where there is none. */
    private final Division[] seconds;

    private final Overflows overflows;

    private DoubleRequantizer(Requantize layer) {
        this.layer = layer;
        divisions = new Division[layer.multipliers().size()];
        seconds = new Division[divisions.length];
        overflows = new Overflows(layer.overflow(), layer.outputType());
    }

    /**
     * For a layer whose inputs, zero point subtracted, have a known bound.
     *
     * @return nothing if some step of it might not be exact
     */
    static Optional<RowRequantizer> of(Requantize layer, long bound) {
        if (!Overflows.supports(layer.overflow())) {
            return Optional.empty();
        }
        DoubleRequantizer made = new DoubleRequantizer(layer);
        for (int i = 0; i < made.divisions.length; i++) {
            if (!made.prepare(i, bound)) {
                return Optional.empty();
            }
        }
        return Optional.of(made);
    }

    private boolean prepare(int i, long bound) {
        long multiplier = layer.multipliers().get(i);
        int shift = layer.shifts().get(i);
        Rounding rounding = layer.rounding();
        if (rounding == Rounding.TFLITE && shift > TFLITE_FIRST_BITS) {
            // After the first rounding sums have at most the bits they came with: a multiplier is below 2^31.
            seconds[i] = division(1, shift - TFLITE_FIRST_BITS, bound + 1, Rounding.RND_INF);
            divisions[i] = division(multiplier, TFLITE_FIRST_BITS, bound, Rounding.RND);
            return divisions[i] != null && seconds[i] != null;
        }
        int common = Math.max(0, Math.min(shift, Long.numberOfTrailingZeros(multiplier)));
        divisions[i] = division(multiplier >> common, shift - common, bound, rounding);
        return divisions[i] != null;
    }

    /** Null where a step might not be exact. */
    private static Division division(long multiplier, int shift, long bound, Rounding rounding) {
        int cut = Math.max(0, Math.min(shift, CUT));
        long low = multiplier & ((1L << cut) - 1);
        long high = multiplier >> cut;
        if (tooLarge(bound, low, 1L << Math.max(0, shift))
                || tooLarge(bound, high + 1, 1L << (Math.max(0, shift) - cut))
                || (shift < 0 && tooLarge(bound, multiplier << -shift, 0))) {
            return null;
        }
        if (shift <= 0) {
            return new Division(Math.scalb((double) multiplier, -shift), 0, 1, 1, 0, 0, false);
        }
        long one = 1L << shift;
        long half = one / 2;
        long offset =
                switch (rounding) {
                    case TRN, TRN_ZERO -> 0;
                    case RND, TFLITE, RND_INF -> half;
                    case RND_ZERO, RND_MIN_INF, RND_CONV -> half - 1;
                };
        long ifNegative =
                switch (rounding) {
                    case TRN_ZERO -> one - 1;
                    case RND_INF -> -1;
                    case RND_ZERO -> 1;
                    default -> 0;
                };
        double highScale = Math.scalb(1.0, cut - shift);
        boolean toEven = rounding == Rounding.RND_CONV;
        return new Division(high, low, Math.scalb(1.0, -cut), highScale, offset, ifNegative, toEven);
    }

    private static boolean tooLarge(long bound, long factor, long offset) {
        return Math.multiplyHigh(bound, factor) != 0
                || bound * factor < 0
                || bound * factor > LARGEST
                || offset > LARGEST;
    }

    @Override
    void apply(double[] row, int n, int channel) {
        int i = divisions.length == 1 ? 0 : channel;
        if (divisions[i].toEven) {
            divideToEven(divisions[i], row, n);
        } else {
            divide(divisions[i], row, n);
        }
        if (seconds[i] != null) {
            divide(seconds[i], row, n);
        }
        overflows.apply(row, n);
    }

    private static void divide(Division by, double[] row, int n) {
        double low = by.low;
        double high = by.high;
        double lowScale = by.lowScale;
        double highScale = by.highScale;
        double offset = by.offset;
        double negative = by.offsetIfNegative;
        for (int i = 0; i < n; i++) {
            // Integers: one that is negative is at most -1.
            double start = offset - negative * Math.max(-1, Math.min(0, row[i]));
            row[i] = Math.floor((row[i] * high + Math.floor((row[i] * low + start) * lowScale)) * highScale);
        }
    }

    /** Ties go up where that makes an even number: one more is added before the floor where the floor alone is odd. */
    private static void divideToEven(Division by, double[] row, int n) {
        double low = by.low;
        double high = by.high;
        double lowScale = by.lowScale;
        double highScale = by.highScale;
        double offset = by.offset;
        for (int i = 0; i < n; i++) {
            double floor = Math.floor((row[i] * high + Math.floor(row[i] * low * lowScale)) * highScale);
            double start = offset + floor - 2 * Math.floor(floor / 2);
            row[i] = Math.floor((row[i] * high + Math.floor((row[i] * low + start) * lowScale)) * highScale);
        }
    }
}
