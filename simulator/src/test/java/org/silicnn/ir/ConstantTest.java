package org.silicnn.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.silicnn.fixed.FixedFormat;

class ConstantTest {
    @Test
    void givesBackItsLimitsInEveryFormat() {
        for (int width = 1; width <= FixedFormat.MAX_WIDTH; width++) {
            roundTrip(FixedFormat.signed(width, 0));
            if (width < FixedFormat.MAX_WIDTH) {
                roundTrip(FixedFormat.unsigned(width, 0));
            }
        }
    }

    private static void roundTrip(FixedFormat format) {
        long[] values = {format.min(), format.max(), 0, format.max() / 2, format.min() / 2};
        Constant constant = Constant.of(format, values);
        assertThat(constant.toArray()).as("%s", format).isEqualTo(values);
        assertThat(constant.size()).isEqualTo(values.length);
        assertThat(constant.format()).isEqualTo(format);
        assertThat(Constant.of(format, values.length, i -> values[i])).isEqualTo(constant);
    }

    @Test
    void refusesWhatItsFormatDoesNotHold() {
        assertThatThrownBy(() -> Constant.of(FixedFormat.signed(8, 2), 1, 128))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage("a constant must fit s8.2, not 128");
        assertThatThrownBy(() -> Constant.of(FixedFormat.unsigned(8, 0), -1))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage("a constant must fit u8.0, not -1");
    }

    @Test
    void isEqualByFormatAndValues() {
        Constant constant = Constant.of(FixedFormat.signed(8, 2), 1, 2);
        assertThat(constant)
                .isEqualTo(Constant.of(FixedFormat.signed(8, 2), 1, 2))
                .hasSameHashCodeAs(Constant.of(FixedFormat.signed(8, 2), 1, 2))
                .isNotEqualTo(Constant.of(FixedFormat.signed(8, 2), 1, 3))
                .isNotEqualTo(Constant.of(FixedFormat.signed(8, 2), 1, 2, 3))
                .isNotEqualTo(Constant.of(FixedFormat.signed(8, 3), 1, 2))
                .isNotEqualTo("2 x s8.2")
                .hasToString("2 x s8.2");
        assertThat(constant.hashCode())
                .isNotEqualTo(Constant.of(FixedFormat.signed(8, 2), 1, 3).hashCode())
                .isNotEqualTo(Constant.of(FixedFormat.signed(8, 3), 1, 2).hashCode());
    }

    @Test
    void itsArrayIsACopy() {
        Constant constant = Constant.of(FixedFormat.signed(40, 0), 1, 2);
        constant.toArray()[0] = 5;
        assertThat(constant.get(0)).isEqualTo(1);
    }
}
