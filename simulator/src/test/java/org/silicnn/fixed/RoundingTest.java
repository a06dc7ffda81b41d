package org.silicnn.fixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoundingTest {
    private static final long SEED = 7;

    @ParameterizedTest
    @EnumSource
    void everySmallQuotientIsRoundedByTheRule(Rounding rounding) {
        for (int shift = 0; shift <= 7; shift++) {
            for (long value = -300; value <= 300; value++) {
                check(rounding, value, shift);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void wideQuotientsAreRoundedByTheRule(Rounding rounding) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int shift = 0; shift <= 62; shift++) {
            long half = 1L << shift >> 1;
            for (long odd = -5; odd <= 5; odd += 2) {
                for (long near = -1; near <= 1; near++) {
                    check(rounding, odd * half + near, shift);
                }
            }
            check(rounding, Long.MAX_VALUE, shift);
            check(rounding, Long.MIN_VALUE, shift);
            for (int i = 0; i < 200; i++) {
                check(rounding, random.nextLong() >> random.nextInt(64), shift);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 63, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void refusesAShiftThatALongDoesNotHave(int shift) {
        assertThatThrownBy(() -> Rounding.RND.divideByPowerOfTwo(1, shift))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("shift must be 0..62, not " + shift);
    }

    private static void check(Rounding rounding, long value, int shift) {
        long expected = ExactReference.divide(BigInteger.valueOf(value), shift, rounding)
                .longValueExact();
        assertThat(rounding.divideByPowerOfTwo(value, shift))
                .as("%s of %d / 2^%d, seed %d", rounding, value, shift, SEED)
                .isEqualTo(expected);
    }
}
