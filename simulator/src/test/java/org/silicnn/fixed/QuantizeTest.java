package org.silicnn.fixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantizeTest {
    private static final long SEED = 5;
    private static final double[] ODD = {
        0.0,
        -0.0,
        1,
        -1,
        0.1,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        -Double.MIN_NORMAL,
        Math.nextDown(Double.MIN_NORMAL),
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Math.nextDown(0.5),
        Math.nextUp(-0.5),
        0x1p62,
        -0x1p62,
        0x1p63,
        -0x1p63,
        0x1p64,
        -0x1p64,
        0x1.8p64,
        // whose lowest bit of the mantissa is worth 2^63, 2^64, 2^65
        Math.nextUp(0x1p115),
        Math.nextUp(-0x1p116),
        Math.nextUp(0x1p116),
        Math.nextUp(0x1p117),
        Math.nextDown(0x1p63)
    };

    @ParameterizedTest
    @EnumSource
    void smallNumbersAreStoredByTheRule(Rounding rounding) {
        for (int eighths = -400; eighths <= 400; eighths++) {
            for (int fractionBits = -2; fractionBits <= 4; fractionBits++) {
                check(eighths / 8.0, FixedFormat.signed(6, fractionBits), rounding);
                check(eighths / 8.0, FixedFormat.unsigned(5, fractionBits), rounding);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void numbersOfAnySizeAreStoredByTheRule(Rounding rounding) {
        SplittableRandom random = new SplittableRandom(SEED);
        DoubleStream any =
                random.longs(150).mapToDouble(Double::longBitsToDouble).filter(Double::isFinite);
        DoubleStream near = random.doubles(300, -1, 1).map(x -> Math.scalb(x, random.nextInt(-70, 70)));
        for (double real : DoubleStream.concat(DoubleStream.of(ODD), DoubleStream.concat(any, near))
                .toArray()) {
            int width = random.nextInt(1, FixedFormat.MAX_WIDTH);
            int fractionBits = random.nextInt(-80, 80);
            check(real, FixedFormat.signed(width, fractionBits), rounding);
            check(real, FixedFormat.unsigned(width, fractionBits), rounding);
            check(real, FixedFormat.signed(FixedFormat.MAX_WIDTH, 0), rounding);
            check(real, FixedFormat.unsigned(FixedFormat.MAX_WIDTH - 1, 0), rounding);
            check(real, FixedFormat.signed(width, random.nextBoolean() ? 1023 : -1023), rounding);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesWhatIsNoNumber(double real) {
        assertThatThrownBy(() -> FixedPoint.quantize(real, FixedFormat.signed(8, 0), Rounding.RND_CONV, Overflow.SAT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value must be finite, not " + real);
    }

    private static void check(double real, FixedFormat to, Rounding rounding) {
        BigDecimal exact = ExactReference.scaled(new BigDecimal(real), to.fractionBits());
        for (Overflow overflow : Overflow.values()) {
            if (overflow.supports(to)) {
                long expected = ExactReference.store(
                        ExactReference.round(exact, rounding), ExactReference.round(exact, Rounding.TRN), overflow, to);
                assertThat(FixedPoint.quantize(real, to, rounding, overflow))
                        .as("%a into %s by %s %s, seed %d", real, to, rounding, overflow, SEED)
                        .isEqualTo(expected);
            }
        }
    }
}
