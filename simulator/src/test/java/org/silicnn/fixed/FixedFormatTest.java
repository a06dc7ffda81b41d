package org.silicnn.fixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedFormatTest {
    @Test
    void limitsArePowersOfTwo() {
        for (int width = 1; width <= FixedFormat.MAX_WIDTH; width++) {
            BigInteger power = BigInteger.TWO.pow(width - 1);
            FixedFormat signed = FixedFormat.signed(width, 0);
            assertThat(signed.min()).isEqualTo(power.negate().longValueExact());
            assertThat(signed.max()).isEqualTo(power.subtract(BigInteger.ONE).longValueExact());
            if (width < FixedFormat.MAX_WIDTH) {
                FixedFormat unsigned = FixedFormat.unsigned(width, 0);
                assertThat(unsigned.min()).isZero();
                assertThat(unsigned.max()).isEqualTo(2 * signed.max() + 1);
            }
        }
    }

    @Test
    void holdsItsLimitsAndNothingBeyond() {
        for (FixedFormat format : new FixedFormat[] {FixedFormat.signed(4, 0), FixedFormat.unsigned(3, 0)}) {
            for (long value = -20; value <= 20; value++) {
                assertThat(format.holds(value))
                        .as("%d in %s", value, format)
                        .isEqualTo(value >= (format.signed() ? -8 : 0) && value <= 7);
            }
        }
    }

    @Test
    void signedBitsIsTheLeastWidthThatHoldsBoth() {
        for (long low = -70; low <= 70; low++) {
            for (long high = low; high <= 70; high++) {
                int width = 1;
                while (!FixedFormat.signed(width, 0).holds(low)
                        || !FixedFormat.signed(width, 0).holds(high)) {
                    width++;
                }
                assertThat(FixedFormat.signedBits(low, high))
                        .as("%d..%d", low, high)
                        .isEqualTo(width);
                assertThat(FixedFormat.signedFor(low, high, 3)).isEqualTo(FixedFormat.signed(width, 3));
            }
        }
        assertThat(FixedFormat.signedBits(Long.MIN_VALUE, 0)).isEqualTo(64);
        assertThat(FixedFormat.signedBits(0, Long.MAX_VALUE)).isEqualTo(64);
        assertThatThrownBy(() -> FixedFormat.signedFor(0, Long.MAX_VALUE, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("width must be 1..63, not 64");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "8, 1", "9, 2", "16, 2", "17, 4", "32, 4", "33, 8", "62, 8"})
    void isStoredInTheLeastMachineWord(int width, int bytes) {
        assertThat(FixedFormat.signed(width, 0).storageBytes()).isEqualTo(bytes);
        assertThat(FixedFormat.unsigned(width, 0).storageBytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, true, width must be 1..63, not 0",
        "64, 0, true, width must be 1..63, not 64",
        "63, 0, false, width must be 1..62, not 63",
        "0, 0, false, width must be 1..62, not 0",
        "8, 1024, true, fractionBits must be -1023..1023, not 1024",
        "8, -1024, true, fractionBits must be -1023..1023, not -1024",
        "8, -2147483648, true, fractionBits must be -1023..1023, not -2147483648"
    })
    void saysWhatItsComponentsMustBe(int width, int fractionBits, boolean signed, String required, String found) {
        assertThatThrownBy(() -> new FixedFormat(width, fractionBits, signed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(required + ", " + found);
    }

    @Test
    void scaleIsOneStep() {
        assertThat(FixedFormat.signed(8, 4).scale()).isEqualTo(0.0625);
        assertThat(FixedFormat.signed(8, -4).scale()).isEqualTo(16);
        assertThat(FixedFormat.signed(8, -1023).scale()).isEqualTo(0x1p1023);
        assertThat(FixedFormat.signed(8, 1023).scale()).isEqualTo(0x1p-1023).isPositive();
    }

    @Test
    void namesItself() {
        assertThat(FixedFormat.signed(8, 4)).hasToString("s8.4");
        assertThat(FixedFormat.unsigned(12, -1)).hasToString("u12.-1");
        assertThat(FixedFormat.signed(8, 4).withFractionBits(2)).isEqualTo(FixedFormat.signed(8, 2));
    }
}
