package org.silicnn.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.silicnn.fixed.Rounding;
import org.silicnn.graph.Multiplier;
import org.silicnn.ir.InvalidNetworkException;

class AveragePoolOnGridTest {
    private static final int MOST_CELLS = 200;

    /** Every sum that so many stored bytes can have, against the division that TensorFlow Lite does. */
    @Test
    void theMultiplierDividesExactly() {
        for (int count = 1; count <= MOST_CELLS; count++) {
            Multiplier divisor = AveragePoolOnGrid.divisor(count, Byte.SIZE);
            for (long sum = -128L * count; sum <= 255L * count; sum++) {
                long half = count / 2;
                long wanted = sum > 0 ? (sum + half) / count : (sum - half) / count;
                long found = Rounding.RND_INF.divideByPowerOfTwo(sum * divisor.mantissa(), divisor.shift());
                if (found != wanted) {
                    assertThat(found).as("%d / %d", sum, count).isEqualTo(wanted);
                }
            }
        }
    }

    @Test
    void aPowerOfTwoIsAShift() {
        assertThat(AveragePoolOnGrid.divisor(64, Byte.SIZE)).isEqualTo(new Multiplier(1, 6));
    }

    @Test
    void tooManyCellsAreRefused() {
        assertThatThrownBy(() -> AveragePoolOnGrid.divisor((1L << 40) + 1, Byte.SIZE))
                .isInstanceOf(InvalidNetworkException.class);
    }
}
