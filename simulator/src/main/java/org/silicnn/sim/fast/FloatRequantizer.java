package org.silicnn.sim.fast;

import java.util.Optional;
import org.silicnn.fixed.Rounding;
import org.silicnn.ir.Requantize;

/**
 * Requantisation by a power of two in float lanes: {@code clamp(round(sum · 2^-shift + offset))}.
 *
 * <p>Scaled sums are multiples of {@code 2^-shift}; half a
 * step more or less turns every rounding into round-to-nearest without ties, and that is what adding and subtracting 1.5
 * · 2^23 does to a float. {@link #of} proves that all of it is exact for sums within the limits; those beyond lose their
 * last bits at most and stay beyond.
 */
final class FloatRequantizer extends RowRequantizer {
    /** 1.5 · 2^23: the floats from 2^23 on are the integers. */
    static final float INTEGERS = 12582912f;
    /** Scaled sums with {@link #INTEGERS} must stay between 2^23 and 2^24, those that limits will cut too. */
    private static final long LARGEST = 1L << 22;

    private static final int MANTISSA_BITS = 24;

    private final FloatSteps steps;
    /** Of all channels at as many places as make a row. */
    private final FloatSteps rowSteps;

    private FloatRequantizer(FloatSteps steps) {
        this.steps = steps;
        rowSteps = steps.repeated(placesOfRow(steps.scale().length));
    }

    FloatSteps steps() {
        return steps;
    }

    /**
     * For a layer whose inputs, zero point subtracted, have a known bound.
     *
     * @return nothing if some step of it might not be exact
     */
    static Optional<RowRequantizer> of(Requantize layer, long bound) {
        Optional<Limits> limits = Limits.of(layer);
        if (limits.isEmpty() || bound > Block.FLOAT_LIMIT) {
            return Optional.empty();
        }
        int channels = layer.inputType().shape().channels();
        FloatSteps steps = new FloatSteps(
                new float[channels],
                new float[channels],
                new float[channels],
                limits.get().least(),
                limits.get().most());
        for (int channel = 0; channel < channels; channel++) {
            int multiplier = layer.multiplier(channel);
            int shift = layer.shift(channel);
            boolean twoRoundings = layer.rounding() == Rounding.TFLITE && shift > Integer.SIZE - 1;
            if (Integer.bitCount(multiplier) != 1 || twoRoundings) {
                return Optional.empty();
            }
            int drop = shift - Integer.numberOfTrailingZeros(multiplier);
            if (!isExact(limits.get(), bound, drop)) {
                return Optional.empty();
            }
            set(steps, channel, drop, layer.rounding());
        }
        return Optional.of(new FloatRequantizer(steps));
    }

    /** Whether scaled sums and half steps fit 24 bits together. */
    private static boolean isExact(Limits limits, long bound, int drop) {
        if (drop <= 0) {
            return limits.largest() <= LARGEST && bound <= LARGEST >> Math.min(-drop, Long.SIZE - 1);
        }
        long scaled = (bound >> Math.min(drop, Long.SIZE - 1)) + 1;
        long inside = Math.min(scaled, limits.largest()) + 1;
        return drop < MANTISSA_BITS && scaled <= LARGEST && inside << (drop + 1) <= Block.FLOAT_LIMIT;
    }

    private static void set(FloatSteps steps, int channel, int drop, Rounding rounding) {
        steps.scale()[channel] = Math.scalb(1f, -drop);
        if (drop > 0) {
            float step = Math.scalb(1f, -drop);
            float half = step / 2;
            // Ties go up where half a step is added before rounding to nearest, and down where it is taken away.
            steps.offset()[channel] = switch (rounding) {
                case TRN, TRN_ZERO -> half - 0.5f;
                case RND, TFLITE, RND_INF -> half;
                case RND_ZERO, RND_MIN_INF -> -half;
                case RND_CONV -> 0;
            };
            steps.offsetIfNegative()[channel] = switch (rounding) {
                case TRN_ZERO -> 1 - step;
                case RND_INF -> -step;
                case RND_ZERO -> step;
                default -> 0;
            };
        }
    }

    @Override
    RowRequantizer slice(int first, int count) {
        return new FloatRequantizer(steps.slice(first, count));
    }

    @Override
    void apply(float[] row, int n, int channel) {
        float by = steps.scale()[channel];
        float add = steps.offset()[channel];
        float negative = steps.offsetIfNegative()[channel];
        float low = steps.least();
        float high = steps.most();
        if (negative != 0) {
            for (int i = 0; i < n; i++) {
                float rounded = (row[i] * by - negative * minusOneIfNegative(row[i]) + add + INTEGERS) - INTEGERS;
                row[i] = clamp(rounded, low, high);
            }
        } else {
            for (int i = 0; i < n; i++) {
                row[i] = clamp((row[i] * by + add + INTEGERS) - INTEGERS, low, high);
            }
        }
    }

    /** Rounds sums that are {@link FoldedSteps folded}, all of a row. */
    static void roundFolded(float[] row, float[] scale, float low, float high) {
        for (int i = 0; i < row.length; i++) {
            row[i] = clamp((row[i] * scale[i] + INTEGERS) - INTEGERS, low, high);
        }
    }

    /** Of integers. Twice as fast as minimum and maximum, which look after NaN and two zeros. */
    private static float clamp(float value, float low, float high) {
        return (Math.abs(value - low) - Math.abs(value - high) + (low + high)) * 0.5f;
    }

    /** Of integers, as {@link #clamp} to −1..0 would. */
    private static float minusOneIfNegative(float value) {
        return (Math.abs(value + 1) - Math.abs(value) - 1) * 0.5f;
    }

    @Override
    void apply(double[] row, int n, int channel) {
        float[] narrow = new float[n];
        for (int i = 0; i < n; i++) {
            narrow[i] = (float) row[i];
        }
        apply(narrow, n, channel);
        for (int i = 0; i < n; i++) {
            row[i] = narrow[i];
        }
    }

    @Override
    int channels() {
        return steps.scale().length;
    }

    @Override
    void applyRow(double[] row, int places) {
        float[] narrow = new float[places * channels()];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) row[i];
        }
        applyRow(narrow, narrow.length);
        for (int i = 0; i < narrow.length; i++) {
            row[i] = narrow[i];
        }
    }

    @Override
    void applyPlaces(float[] values, int at, int places) {
        int step = placesOfRow(channels());
        float[] row = new float[step * channels()];
        for (int place = 0; place < places; place += step) {
            int first = at + place * channels();
            int n = Math.min(step, places - place) * channels();
            System.arraycopy(values, first, row, 0, n);
            applyRow(row, n);
            System.arraycopy(row, 0, values, first, n);
        }
    }

    private void applyRow(float[] row, int n) {
        float[] by = rowSteps.scale();
        float[] add = rowSteps.offset();
        float[] negative = rowSteps.offsetIfNegative();
        float low = steps.least();
        float high = steps.most();
        for (int i = 0; i < n; i++) {
            float bySign = negative[i] * minusOneIfNegative(row[i]);
            row[i] = clamp((row[i] * by[i] - bySign + add[i] + INTEGERS) - INTEGERS, low, high);
        }
    }
}
