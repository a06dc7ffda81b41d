package org.silicnn.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.FixedPoint;
import org.silicnn.graph.Multiplier;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;

class MultiplierTest {
    private static TensorType sums(int width) {
        return TensorType.fixed(Shape.vector(1), FixedFormat.signed(width, 0));
    }

    @Test
    void powersOfTwoAreShifts() {
        for (int exponent = -40; exponent <= 10; exponent++) {
            assertThat(Multiplier.of(Math.scalb(1.0, exponent), sums(24))).isEqualTo(new Multiplier(1, -exponent));
        }
    }

    @Test
    void anyOtherFactorIsMetWithin17BitsAndItsProductFits() {
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 100_000; i++) {
            double factor = Math.scalb(random.nextDouble(1, 2), random.nextInt(-30, 4));
            TensorType sums = sums(random.nextInt(8, 41));
            Multiplier multiplier = Multiplier.of(factor, sums);
            double met = Math.scalb((double) multiplier.mantissa(), -multiplier.shift());
            assertThat(met / factor).as("seed %d factor %s", seed, factor).isCloseTo(1, within(Math.scalb(1.0, -17)));
            assertThat(FixedPoint.fitsProduct(sums.format().width(), multiplier.mantissa(), multiplier.shift()))
                    .as(
                            "seed %d factor %s width %d",
                            seed, factor, sums.format().width())
                    .isTrue();
        }
    }

    @Test
    void aCarryOutOfTheMantissaMovesTheShift() {
        Multiplier multiplier = Multiplier.of(Math.nextDown(1.0), sums(20));
        assertThat(Math.scalb((double) multiplier.mantissa(), -multiplier.shift()))
                .isEqualTo(1.0);
        assertThat(multiplier.mantissa()).isLessThan(1 << 17);
    }
}
