package org.silicnn.fixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silicnn.testvectors.TestVectors;

class RequantizeTest {
    @Test
    void everyKnownAnswerIsFound() throws IOException {
        List<String> lines = Files.readAllLines(TestVectors.path("fixed/requantize.csv"));
        assertThat(lines).hasSizeGreaterThan(1000);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            long actual = FixedPoint.requantize(
                    Long.parseLong(cells[0]),
                    Integer.parseInt(cells[1]),
                    Integer.parseInt(cells[2]),
                    Integer.parseInt(cells[3]),
                    Rounding.valueOf(cells[4]),
                    Overflow.valueOf(cells[5]),
                    new FixedFormat(Integer.parseInt(cells[6].substring(1)), 0, cells[6].startsWith("s")));
            assertThat(actual).as(line).isEqualTo(Long.parseLong(cells[7]));
        }
    }

    @Test
    void wideProductsFollowTheRule() {
        long seed = 11;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 50_000; i++) {
            Rounding rounding = any(List.of(Rounding.values()), random);
            Overflow overflow = any(List.of(Overflow.values()), random);
            boolean signed = overflow == Overflow.WRAP_SM || random.nextBoolean();
            FixedFormat to = new FixedFormat(random.nextInt(1, 33), 0, signed);
            int multiplier = random.nextInt() >>> random.nextInt(1, 31) | 1;
            int bits = 32 - Integer.numberOfLeadingZeros(multiplier);
            int shift = random.nextInt(-Math.min(31, FixedFormat.MAX_WIDTH - bits - 1), 63);
            int accumulatorWidth = FixedFormat.MAX_WIDTH - bits - Math.max(0, -shift);
            long accumulator = random.nextLong() >> (64 - random.nextInt(1, accumulatorWidth + 1));
            int zeroPoint = random.nextInt() >> random.nextInt(32);

            assertThat(FixedPoint.fitsProduct(accumulatorWidth, multiplier, shift))
                    .isTrue();
            assertThat(FixedPoint.requantize(accumulator, multiplier, shift, zeroPoint, rounding, overflow, to))
                    .as(
                            "seed %d: %d * %d / 2^%d + %d, %s %s into %s",
                            seed, accumulator, multiplier, shift, zeroPoint, rounding, overflow, to)
                    .isEqualTo(ExactReference.requantize(
                            accumulator, multiplier, shift, zeroPoint, rounding, overflow, to));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, 2, 0, 0",
        "-9223372036854775808, 2, 62, 0",
        "4611686018427387904, 1, -1, 0",
        "9223372036854775807, 1, 0, 1",
        "-9223372036854775808, 1, 0, -1"
    })
    void refusesToWrapInsideTheComputation(long accumulator, int multiplier, int shift, int zeroPoint) {
        FixedFormat to = FixedFormat.signed(8, 0);
        assertThatThrownBy(() -> FixedPoint.requantize(
                        accumulator, multiplier, shift, zeroPoint, Rounding.TRN, Overflow.SAT, to))
                .isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "63, 1, 0, true",
        "63, 1, 62, true",
        "64, 1, 0, false",
        "63, 2, 0, false",
        "62, 2, 0, true",
        "61, 3, 0, true",
        "62, 3, 0, false",
        "61, 4, 0, true",
        "61, 5, 0, false",
        "32, 2147483647, 31, true",
        "33, 2147483647, 31, false",
        "32, 1, -31, true",
        "33, 1, -31, false",
        "31, 2, -31, true",
        "32, 2, -31, false"
    })
    void aProductFitsIfItsFactorsDoTogether(int width, int multiplier, int shift, boolean fits) {
        assertThat(FixedPoint.fitsProduct(width, multiplier, shift)).isEqualTo(fits);
    }

    private static <T> T any(List<T> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
