package org.silicnn.sim.fast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.FixedPoint;
import org.silicnn.fixed.Overflow;
import org.silicnn.fixed.Rounding;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;

/** Requantisation in float and double lanes against its definition, rounding by rounding. */
class RowRequantizerTest {
    private static final List<FixedFormat> FORMATS = List.of(
            FixedFormat.signed(8, 0),
            FixedFormat.unsigned(8, 0),
            FixedFormat.signed(1, 0),
            FixedFormat.signed(16, 0),
            FixedFormat.unsigned(3, 0));

    @ParameterizedTest
    @EnumSource
    void everySumOfTenBitsUnderEveryShiftOverflowAndFormat(Rounding rounding) {
        long[] sums = range(-512, 511);
        for (Overflow overflow : Overflow.values()) {
            for (FixedFormat format : FORMATS) {
                for (int shift = -2; overflow.supports(format) && shift <= 12; shift++) {
                    for (int multiplier : List.of(1, 8, 37)) {
                        check(layer(10, multiplier, shift, rounding, overflow, format, 0), sums);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void multipliersOf31BitsAroundEveryTie(Rounding rounding) {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 400; i++) {
            int width = random.nextInt(8, 28);
            int multiplier = random.nextInt(1 << 20, Integer.MAX_VALUE) | (i % 3 == 0 ? 0 : 1);
            int shift = random.nextInt(20, 56);
            FixedFormat format = FORMATS.get(random.nextInt(FORMATS.size()));
            int zeroPoint = (int) random.nextLong(format.min(), format.max() + 1);
            Overflow overflow = List.of(Overflow.values()).get(random.nextInt(4));
            Requantize layer = layer(width, multiplier, shift, rounding, overflow, format, zeroPoint);
            check(layer, nearTies(layer, random));
        }
    }

    /** {@code (n · 2^t − 1)(n · 2^t + 1)} is one less than a whole {@code n²} or a tie, of more bits the larger {@code t}. */
    @ParameterizedTest
    @EnumSource
    void productsThatMissAWholeByTheirLastBit(Rounding rounding) {
        int scaled = 0;
        for (int n = 1; n <= 15; n++) {
            for (int t = 10; t <= 26; t++) {
                for (int shift = 2 * t; shift <= 2 * t + 1; shift++) {
                    int middle = n << t;
                    Requantize layer =
                            layer(32, middle + 1, shift, rounding, Overflow.SAT, FixedFormat.unsigned(8, 0), 99);
                    check(layer, new long[] {middle - 1, 1 - middle, middle, -middle});
                    scaled += ScaleRequantizer.of(layer, 1L << 31).isPresent() ? 1 : 0;
                }
            }
        }
        assertThat(scaled).isBetween(100, 15 * 17 * 2 - 100);
    }

    @Test
    void sumsThatFillTheFloat() {
        for (Rounding rounding : Rounding.values()) {
            for (int shift = 0; shift <= 26; shift++) {
                Requantize layer = layer(25, 1, shift, rounding, Overflow.SAT, FixedFormat.signed(8, 0), 0);
                check(layer, nearTies(layer, new SplittableRandom(shift)));
            }
        }
    }

    @Test
    void usesFloatsForPowersOfTwoAndDoublesForTheRest() {
        FixedFormat format = FixedFormat.signed(8, 0);
        long bound = 1 << 20;
        Requantize power = layer(21, 4, 9, Rounding.RND_CONV, Overflow.SAT, format, 0);
        Requantize other = layer(21, 5, 9, Rounding.RND_CONV, Overflow.SAT, format, 0);
        assertThat(FloatRequantizer.of(power, bound)).isPresent();
        assertThat(FloatRequantizer.of(power, Block.FLOAT_LIMIT + 1)).isEmpty();
        assertThat(FloatRequantizer.of(other, bound)).isEmpty();
        assertThat(DoubleRequantizer.of(other, bound)).isPresent();
        assertThat(ScaleRequantizer.of(other, bound)).isPresent();
        assertThat(ScaleRequantizer.of(other, Block.DOUBLE_LIMIT)).isEmpty();
        assertThat(DoubleRequantizer.of(other, 1L << 51)).isEmpty();
        // The low part of a multiplier gets the bits that sums leave it.
        Requantize wide = layer(30, 0x43ffffff, 48, Rounding.TFLITE, Overflow.SAT, format, 0);
        assertThat(DoubleRequantizer.of(wide, 1 << 29)).isPresent();
        check(wide, nearTies(wide, new SplittableRandom(48)));
        Requantize fold = layer(21, 5, 9, Rounding.TRN, Overflow.WRAP_SM, format, 0);
        assertThat(DoubleRequantizer.of(fold, bound)).isEmpty();
    }

    private static Requantize layer(
            int width, int multiplier, int shift, Rounding rounding, Overflow overflow, FixedFormat to, int zeroPoint) {
        TensorType input = TensorType.fixed(Shape.vector(1), FixedFormat.signed(width, 0));
        TensorType output = new TensorType(Shape.vector(1), to, 1.0, zeroPoint);
        return new Requantize("r", "x", input, List.of(multiplier), List.of(shift), rounding, overflow, output);
    }

    private static long[] range(int first, int last) {
        return LongStream.rangeClosed(first, last).toArray();
    }

    /** Sums whose scaled value lies near halves and wholes, near zero and at both ends. */
    private static long[] nearTies(Requantize layer, SplittableRandom random) {
        FixedFormat from = layer.inputType().format();
        double steps = Math.scalb(1.0, layer.shift(0)) / layer.multiplier(0);
        List<Long> sums = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            long target = i < 20 ? i - 10 : random.nextLong(-300, 300);
            long middle = (long) (target * steps / 2);
            for (long sum = middle - 2; sum <= middle + 2; sum++) {
                if (from.holds(sum)) {
                    sums.add(sum);
                }
            }
        }
        sums.addAll(List.of(from.min(), from.min() + 1, from.max() - 1, from.max()));
        return sums.stream().mapToLong(Long::longValue).toArray();
    }

    private static void check(Requantize layer, long[] sums) {
        long bound = Block.largest(layer.inputType());
        int zeroPoint = layer.outputType().zeroPoint();
        double[] expected = new double[sums.length];
        for (int i = 0; i < sums.length; i++) {
            expected[i] = FixedPoint.requantize(
                            sums[i],
                            layer.multiplier(0),
                            layer.shift(0),
                            zeroPoint,
                            layer.rounding(),
                            layer.overflow(),
                            layer.outputType().format())
                    - zeroPoint;
        }
        Optional<RowRequantizer> floats = FloatRequantizer.of(layer, bound);
        floats.ifPresent(each ->
                assertThat(asFloats(each, sums)).as("float lanes, %s", layer).isEqualTo(expected));
        Optional<RowRequantizer> scaled = ScaleRequantizer.of(layer, bound);
        scaled.ifPresent(each ->
                assertThat(asDoubles(each, sums)).as("one product, %s", layer).isEqualTo(expected));
        Optional<RowRequantizer> doubles = DoubleRequantizer.of(layer, bound);
        doubles.ifPresent(each ->
                assertThat(asDoubles(each, sums)).as("double lanes, %s", layer).isEqualTo(expected));
        assertThat(asDoubles(new LongRequantizer(layer), sums)).as("%s", layer).isEqualTo(expected);
    }

    private static double[] asDoubles(RowRequantizer requantizer, long[] sums) {
        double[] row = new double[sums.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = sums[i];
        }
        requantizer.apply(row, row.length, 0);
        return positiveZeros(row);
    }

    private static double[] asFloats(RowRequantizer requantizer, long[] sums) {
        float[] row = new float[sums.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = sums[i];
        }
        requantizer.apply(row, row.length, 0);
        double[] wide = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            wide[i] = row[i];
        }
        return positiveZeros(wide);
    }

    /** An integer has no negative zero. */
    private static double[] positiveZeros(double[] row) {
        for (int i = 0; i < row.length; i++) {
            row[i] += 0.0;
        }
        return row;
    }
}
