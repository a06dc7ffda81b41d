package org.silicnn.fixed;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OverflowTest {
    @ParameterizedTest
    @EnumSource
    void everySmallIntegerIsStoredByTheRule(Overflow overflow) {
        for (int width = 1; width <= 6; width++) {
            for (boolean signed : new boolean[] {true, false}) {
                FixedFormat to = new FixedFormat(width, 0, signed);
                for (long value = -260; overflow.supports(to) && value <= 260; value++) {
                    check(overflow, value, value, to);
                    check(overflow, value, value - 1, to);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void limitsOfEveryWidthAreStoredByTheRule(Overflow overflow) {
        for (int width = 1; width <= FixedFormat.MAX_WIDTH; width++) {
            check(overflow, FixedFormat.signed(width, 0));
            if (width < FixedFormat.MAX_WIDTH && overflow != Overflow.WRAP_SM) {
                check(overflow, FixedFormat.unsigned(width, 0));
            }
        }
    }

    @Test
    void onlySignMagnitudeNeedsASign() {
        for (Overflow overflow : Overflow.values()) {
            assertThat(overflow.supports(FixedFormat.signed(8, 0))).isTrue();
            assertThat(overflow.supports(FixedFormat.unsigned(8, 0))).isEqualTo(overflow != Overflow.WRAP_SM);
        }
    }

    private static void check(Overflow overflow, FixedFormat to) {
        for (long limit : new long[] {to.min(), to.max(), 2 * to.min(), 2 * to.max(), 0}) {
            for (long near = -2; near <= 2; near++) {
                check(overflow, limit + near, limit + near, to);
            }
        }
    }

    private static void check(Overflow overflow, long value, long floor, FixedFormat to) {
        long expected = ExactReference.store(BigInteger.valueOf(value), BigInteger.valueOf(floor), overflow, to);
        assertThat(overflow.apply(value, floor, to))
                .as("%s of %d (floor %d) into %s", overflow, value, floor, to)
                .isEqualTo(expected);
    }
}
