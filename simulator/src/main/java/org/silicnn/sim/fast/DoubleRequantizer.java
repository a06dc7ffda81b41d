package org.silicnn.sim.fast;

import java.util.Arrays;
import java.util.Objects;
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
    private static final int LARGEST_BITS = 52;

    private static final long LARGEST = 1L << LARGEST_BITS;
    /** Bits of a multiplier's low part at most. */
    private static final int CUT = 24;
    /** What the first of TensorFlow Lite's roundings drops. */
    private static final int TFLITE_FIRST_BITS = 31;

    private final Requantize layer;
    private final int channels;
    private final FloorDivision[] divisions;
    /** TensorFlow Lite's second rounding, or null where there is none. */
    private final FloorDivision[] seconds;

    /** The same for rows of all channels at some places, or null where all channels are alike. */
    private ChannelDivisions rowDivisions;

    private ChannelDivisions rowSeconds;
    private final Overflows overflows;

    private DoubleRequantizer(Requantize layer, int channels, FloorDivision[] divisions, FloorDivision... seconds) {
        this.layer = layer;
        this.channels = channels;
        this.divisions = divisions;
        this.seconds = seconds;
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
        int different = layer.multipliers().size();
        DoubleRequantizer made = new DoubleRequantizer(
                layer,
                layer.inputType().shape().channels(),
                new FloorDivision[different],
                new FloorDivision[different]);
        for (int i = 0; i < made.divisions.length; i++) {
            if (!made.prepare(i, bound)) {
                return Optional.empty();
            }
        }
        made.prepareRow();
        return Optional.of(made);
    }

    @Override
    RowRequantizer slice(int first, int count) {
        boolean alike = divisions.length == 1;
        int from = alike ? 0 : first;
        int to = alike ? 1 : first + count;
        DoubleRequantizer made = new DoubleRequantizer(
                layer, count, Arrays.copyOfRange(divisions, from, to), Arrays.copyOfRange(seconds, from, to));
        made.prepareRow();
        return made;
    }

    private void prepareRow() {
        if (divisions.length > 1) {
            rowDivisions = new ChannelDivisions(repeated(divisions));
            boolean any = Arrays.stream(seconds).anyMatch(Objects::nonNull);
            rowSeconds = any
                    ? new ChannelDivisions(Arrays.stream(repeated(seconds))
                            .map(second -> second == null ? FloorDivision.BY_ONE : second)
                            .toArray(FloorDivision[]::new))
                    : null;
        }
    }

    /** One for every value of a row. */
    private FloorDivision[] repeated(FloorDivision... each) {
        FloorDivision[] row = new FloorDivision[placesOfRow(channels) * channels];
        Arrays.setAll(row, i -> each[i % channels]);
        return row;
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
    private static FloorDivision division(long multiplier, int shift, long bound, Rounding rounding) {
        int room = LARGEST_BITS - (Long.SIZE - Long.numberOfLeadingZeros(bound));
        int cut = Math.max(0, Math.min(shift, Math.min(CUT, room)));
        long low = multiplier & ((1L << cut) - 1);
        long high = multiplier >> cut;
        if (tooLarge(bound, low, 1L << Math.max(0, shift))
                || tooLarge(bound, high + 1, 1L << (Math.max(0, shift) - cut))
                || (shift < 0 && tooLarge(bound, multiplier << -shift, 0))) {
            return null;
        }
        if (shift <= 0) {
            return FloorDivision.ofWhole(Math.scalb((double) multiplier, -shift));
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
        return new FloorDivision(high, low, Math.scalb(1.0, -cut), highScale, offset, ifNegative, toEven);
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
        divisions[i].apply(row, n);
        if (seconds[i] != null) {
            seconds[i].apply(row, n);
        }
        overflows.apply(row, n);
    }

    @Override
    int channels() {
        return channels;
    }

    @Override
    void applyRow(double[] row, int places) {
        int n = places * channels;
        if (rowDivisions == null) {
            apply(row, n, 0);
            return;
        }
        rowDivisions.apply(row, n);
        if (rowSeconds != null) {
            rowSeconds.apply(row, n);
        }
        overflows.apply(row, n);
    }
}
