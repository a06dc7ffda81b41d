package org.silicnn.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silicnn.fixed.FixedFormat;

class AccumulatorTest {
    /** Enough for the sum of two products of 3-bit weights, and a bias. */
    private static final FixedFormat SMALL = FixedFormat.signed(4, 1);

    /**
     * Every net of two weights, a bias and an input of up to two bits: the proven format holds every sum that some order
     * of adding some input up passes through, and no narrower one does.
     */
    @Test
    void isTheNarrowestThatHoldsEverySum() {
        List<FixedFormat> inputs = List.of(
                FixedFormat.signed(1, 2),
                FixedFormat.unsigned(1, 2),
                FixedFormat.signed(2, 2),
                FixedFormat.unsigned(2, 2));
        for (FixedFormat format : inputs) {
            for (long zeroPoint = format.min(); zeroPoint <= format.max(); zeroPoint++) {
                TensorType input = new TensorType(Shape.vector(2), format, 1.0, (int) zeroPoint);
                for (long w0 = -4; w0 <= 3; w0++) {
                    for (long w1 = -4; w1 <= 3; w1++) {
                        for (long bias = -8; bias <= 7; bias++) {
                            check(input, w0, w1, bias);
                        }
                    }
                }
            }
        }
    }

    private static void check(TensorType input, long w0, long w1, long bias) {
        FixedFormat proven = Accumulator.formatFor(input, Constant.of(SMALL, w0, w1), Constant.of(SMALL, bias));
        long least = 0;
        long most = 0;
        for (long x0 = input.format().min(); x0 <= input.format().max(); x0++) {
            for (long x1 = input.format().min(); x1 <= input.format().max(); x1++) {
                long[] parts = {bias, w0 * (x0 - input.zeroPoint()), w1 * (x1 - input.zeroPoint())};
                for (int subset = 0; subset < 8; subset++) {
                    long sum = 0;
                    for (int part = 0; part < 3; part++) {
                        sum += (subset >> part & 1) * parts[part];
                    }
                    least = Math.min(least, sum);
                    most = Math.max(most, sum);
                }
            }
        }
        assertThat(proven)
                .as("%s zero point %d, weights %d %d, bias %d", input, input.zeroPoint(), w0, w1, bias)
                .isEqualTo(FixedFormat.signedFor(least, most, 3));
    }

    @Test
    void theWidestChannelDecides() {
        TensorType input = TensorType.fixed(Shape.vector(1), FixedFormat.unsigned(8, 0));
        FixedFormat format = FixedFormat.signed(8, 0);
        assertThat(Accumulator.formatFor(input, Constant.of(format, 1, -100, 1), Constant.of(format, 0, 0, 0)))
                .isEqualTo(FixedFormat.signed(16, 0));
        assertThat(Accumulator.formatFor(input, Constant.of(format, 1, 1, 100), Constant.of(format, 0, 0, 0)))
                .isEqualTo(FixedFormat.signed(16, 0));
    }

    @ParameterizedTest
    @CsvSource({
        // −2^31 · −2^31 = 2^62 takes 64 bits, of which the format has 63
        "-2147483648, 0, 64",
        "-2147483647, 0, ",
        "-2147483647, 2147483647, ",
        "-2147483647, 2147483648, 64",
        "2147483648, 0, ",
        "2147483648, -1, 64",
        "8589934592, 0, more than 64",
    })
    void namesTheChannelThatIsTooWide(long weight, long bias, String bits) {
        TensorType input = TensorType.fixed(Shape.vector(1), FixedFormat.signed(32, 0));
        FixedFormat wide = FixedFormat.signed(FixedFormat.MAX_WIDTH, 0);
        Constant weights = Constant.of(wide, 1, weight);
        Constant biases = Constant.of(wide, 0, bias);
        if (bits == null) {
            assertThat(Accumulator.formatFor(input, weights, biases)).isEqualTo(wide);
        } else {
            assertThatThrownBy(() -> Accumulator.formatFor(input, weights, biases))
                    .isInstanceOf(InvalidNetworkException.class)
                    .hasMessage("the accumulator of output channel 1 must fit 63 bits, not " + bits);
        }
    }

    @Test
    void aSumOfManyIsNotTrustedToWrapBack() {
        TensorType input = TensorType.fixed(Shape.vector(4), FixedFormat.signed(32, 0));
        Constant weights = Constant.of(
                FixedFormat.signed(34, 0),
                LongStream.generate(() -> -1L << 32).limit(4).toArray());
        Constant bias = Constant.of(FixedFormat.signed(1, 0), 0);
        assertThatThrownBy(() -> Accumulator.formatFor(input, weights, bias))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage("the accumulator of output channel 0 must fit 63 bits, not more than 64");
    }
}
