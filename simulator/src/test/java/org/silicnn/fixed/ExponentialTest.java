package org.silicnn.fixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExponentialTest {
    private static final double BOUND = Math.scalb(1.0, -21);

    private static double real(long argument) {
        return Math.scalb((double) Exponential.ofNegative(argument), -Exponential.FRACTION_BITS);
    }

    @Test
    void isAsFarOffAsItSays() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200_000; i++) {
            // Evenly over all magnitudes.
            long argument = -random.nextLong(1L << 31) >> random.nextInt(31);
            double wanted = Math.exp(Math.scalb((double) argument, -Exponential.ARGUMENT_FRACTION_BITS));
            assertThat(Math.abs(real(argument) - wanted)).as("%d", argument).isLessThanOrEqualTo(BOUND);
        }
    }

    @Test
    void refusesWhatIsOutside() {
        assertThat(Exponential.ofNegative(0)).isEqualTo(Integer.MAX_VALUE);
        assertThat(Exponential.ofNegative(Integer.MIN_VALUE)).isZero();
        assertThatThrownBy(() -> Exponential.ofNegative(1)).hasMessage("argument must be -2^31..0, not 1");
        assertThatThrownBy(() -> Exponential.ofNegative(Integer.MIN_VALUE - 1L))
                .hasMessage("argument must be -2^31..0, not -2147483649");
    }
}
