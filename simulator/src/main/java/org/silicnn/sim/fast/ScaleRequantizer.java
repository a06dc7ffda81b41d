package org.silicnn.sim.fast;

import java.util.Optional;
import org.silicnn.fixed.Rounding;
import org.silicnn.ir.Requantize;

/**
 * Requantisation by any multiplier in double lanes: {@code clamp(round(sum · multiplier / 2^shift + offset))}, one
 * multiplication although the product may have more bits than a double.
 *
 * <p>Scaled sums are multiples of {@code 2^-shift}. Half of that more or less turns every rounding into round-to-nearest
 * without ties, and keeps every sum at least that half away from where its result changes. {@link #of} proves that the
 * double loses less than that half of all sums within the limits; those beyond stay beyond, because every step keeps the
 * order. Ties to even need no offset: a tie is exact in the double, and what is none lies farther away than is lost.
 *
 * <p>TensorFlow Lite's second rounding is a power of two's, in which nothing is lost.
 */
final class ScaleRequantizer extends RowRequantizer {
    /** 1.5 · 2^52: the doubles from 2^52 on are the integers. */
    static final double INTEGERS = 0x1.8p52;
    /** Scaled sums with {@link #INTEGERS} must stay between 2^52 and 2^53, those that limits will cut too. */
    private static final double LARGEST = 0x1p50;

    private static final int MANTISSA_BITS = 53;
    /** What the first of TensorFlow Lite's roundings drops. */
    private static final int TFLITE_FIRST_BITS = 31;

    private final DoubleSteps steps;
    /** Of all channels at as many places as make a row. */
    private final DoubleSteps rowSteps;

    private ScaleRequantizer(DoubleSteps steps) {
        this.steps = steps;
        rowSteps = steps.repeated(placesOfRow(steps.scale().length));
    }

    @Override
    int channels() {
        return steps.scale().length;
    }

    DoubleSteps steps() {
        return steps;
    }

    /**
     * For a layer whose inputs, zero point subtracted, have a known bound.
     *
     * @return nothing if more might be lost than is allowed
     */
    static Optional<RowRequantizer> of(Requantize layer, long bound) {
        Optional<Limits> limits = Limits.of(layer);
        if (limits.isEmpty() || bound >= Block.DOUBLE_LIMIT) {
            return Optional.empty();
        }
        int channels = layer.inputType().shape().channels();
        boolean twice = layer.rounding() == Rounding.TFLITE
                && layer.shifts().stream().anyMatch(shift -> shift > TFLITE_FIRST_BITS);
        DoubleSteps steps = new DoubleSteps(
                new double[channels],
                new double[channels],
                isSymmetric(layer.rounding()),
                twice ? new double[channels] : null,
                twice ? new double[channels] : null,
                limits.get().least(),
                limits.get().most());
        for (int channel = 0; channel < channels; channel++) {
            if (!prepare(steps, channel, layer, bound, (double) limits.get().largest())) {
                return Optional.empty();
            }
        }
        return Optional.of(new ScaleRequantizer(steps));
    }

    private static boolean prepare(DoubleSteps steps, int channel, Requantize layer, long bound, double largest) {
        int shift = layer.shift(channel);
        boolean tflite = layer.rounding() == Rounding.TFLITE;
        int next = tflite ? Math.max(0, shift - TFLITE_FIRST_BITS) : 0;
        double scale = Math.scalb((double) layer.multiplier(channel), next - shift);
        int bits = fractionBits(layer.multiplier(channel), shift - next);
        steps.scale()[channel] = scale;
        steps.offset()[channel] = bits == 0 ? 0 : offset(layer.rounding(), Math.scalb(0.5, -bits));
        if (steps.nextScale() != null) {
            steps.nextScale()[channel] = Math.scalb(1.0, -next);
            steps.nextOffset()[channel] = next == 0 ? 0 : Math.scalb(0.5, -next);
        }
        // Beyond this the result is a limit, whatever is lost.
        double counts = Math.min(bound * scale, Math.scalb(largest + 2, next));
        // A product and a sum are rounded to so many bits, each by half a unit of its last place.
        boolean exact = bits == 0 || 2 * counts + 2 < Math.scalb(1.0, MANTISSA_BITS - 1 - bits);
        return exact && bound * scale < LARGEST;
    }

    /** Bits after the point of a sum times {@code multiplier / 2^shift}. */
    private static int fractionBits(int multiplier, int shift) {
        return multiplier == 0 ? 0 : Math.max(0, shift - Integer.numberOfTrailingZeros(multiplier));
    }

    /** Whether negative sums are rounded as positive ones, and not all upwards or downwards. */
    private static boolean isSymmetric(Rounding rounding) {
        return switch (rounding) {
            case TRN_ZERO, RND_INF, RND_ZERO -> true;
            case TRN, RND, RND_MIN_INF, RND_CONV, TFLITE -> false;
        };
    }

    /** @param half of the smallest step between scaled sums */
    private static double offset(Rounding rounding, double half) {
        return switch (rounding) {
            case TRN, TRN_ZERO -> half - 0.5;
            case RND, RND_INF, TFLITE -> half;
            case RND_ZERO, RND_MIN_INF -> -half;
            case RND_CONV -> 0;
        };
    }

    @Override
    RowRequantizer slice(int first, int count) {
        return new ScaleRequantizer(steps.slice(first, count));
    }

    @Override
    void apply(double[] row, int n, int channel) {
        double by = steps.scale()[channel];
        double add = steps.offset()[channel];
        if (steps.symmetric()) {
            for (int i = 0; i < n; i++) {
                row[i] = row[i] * by + add * sign(row[i]);
            }
        } else {
            for (int i = 0; i < n; i++) {
                row[i] = row[i] * by + add;
            }
        }
        if (steps.nextScale() != null) {
            double nextBy = steps.nextScale()[channel];
            double nextAdd = steps.nextOffset()[channel];
            for (int i = 0; i < n; i++) {
                double rounded = (row[i] + INTEGERS) - INTEGERS;
                row[i] = rounded * nextBy + nextAdd * sign(rounded);
            }
        }
        finish(row, n);
    }

    /** The loops look as they do for C2's sake, see {@link FloatRows}. */
    @Override
    void applyRow(double[] row, int places) {
        int n = places * channels();
        scale(row, n, rowSteps.scale(), rowSteps.offset(), steps.symmetric());
        if (steps.nextScale() != null) {
            for (int i = 0; i < n; i++) {
                row[i] = (row[i] + INTEGERS) - INTEGERS;
            }
            scale(row, n, rowSteps.nextScale(), rowSteps.nextOffset(), true);
        }
        finish(row, n);
    }

    private static void scale(double[] row, int n, double[] by, double[] add, boolean symmetric) {
        if (symmetric) {
            for (int i = 0; i < n; i++) {
                row[i] = row[i] * by[i] + add[i] * sign(row[i]);
            }
        } else {
            for (int i = 0; i < n; i++) {
                row[i] = row[i] * by[i] + add[i];
            }
        }
    }

    /** Of an integer: 1, or −1 where it is negative. */
    private static double sign(double value) {
        return Math.abs(value + 1) - Math.abs(value);
    }

    private void finish(double[] row, int n) {
        double low = steps.least();
        double high = steps.most();
        for (int i = 0; i < n; i++) {
            double rounded = (row[i] + INTEGERS) - INTEGERS;
            // Integers: twice as fast as minimum and maximum, which look after NaN and two zeros.
            row[i] = (Math.abs(rounded - low) - Math.abs(rounded - high) + (low + high)) * 0.5;
        }
    }
}
