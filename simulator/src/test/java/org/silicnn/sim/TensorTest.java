package org.silicnn.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;

class TensorTest {
    private static TensorType vector(int length, FixedFormat format) {
        return TensorType.fixed(Shape.vector(length), format);
    }

    private static Tensor tensor(long... values) {
        return new Tensor(vector(values.length, FixedFormat.signed(8, 0)), values);
    }

    @Test
    void holdsWhatItsTypeSays() {
        assertThatThrownBy(() -> new Tensor(vector(2, FixedFormat.signed(8, 0)), new long[3]))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage("a tensor of 2 must have 2 values, not 3");
        assertThatThrownBy(() -> tensor(0, 128))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage("a value must fit s8.0, not 128");
        Tensor volume = new Tensor(
                TensorType.fixed(new Shape(2, 1, 2, 2), FixedFormat.signed(8, 0)), new long[] {0, 1, 2, 3, 4, 5, 6, 7});
        assertThat(volume.get(1, 0, 1, 0)).isEqualTo(6);
    }

    @Test
    void bytesAreWidenedWhenAskedFor() {
        byte[] bytes = {-128, -1, 0, 127};
        TensorType signed = vector(4, FixedFormat.signed(8, 0));
        Tensor tensor = Tensor.ofBytes(signed, bytes);
        assertThat(tensor.bytes()).containsSame(bytes);
        assertThat(tensor.values()).containsExactly(-128, -1, 0, 127).isSameAs(tensor.values());
        assertThat(tensor).isEqualTo(new Tensor(signed, new long[] {-128, -1, 0, 127}));
        assertThat(new Tensor(signed, new long[4]).bytes()).isEmpty();
        assertThat(Tensor.ofBytes(vector(4, FixedFormat.unsigned(8, 0)), bytes).values())
                .containsExactly(128, 255, 0, 127);
    }

    @Test
    void bytesHoldWhatTheirTypeSays() {
        assertThatThrownBy(() -> Tensor.ofBytes(vector(2, FixedFormat.signed(8, 0)), new byte[3]))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage("a tensor of 2 must have 2 values, not 3");
        assertThatThrownBy(() -> Tensor.ofBytes(vector(1, FixedFormat.signed(7, 0)), new byte[] {64}))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage("a value must fit s7.0, not 64");
        assertThatThrownBy(() -> Tensor.ofBytes(vector(1, FixedFormat.signed(9, 0)), new byte[1]))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage("a value of s9.0 takes 2 bytes, not one");
    }

    @Test
    void theFirstOfEqualsIsThePredictedClass() {
        assertThat(tensor(3).argMax()).isZero();
        assertThat(tensor(1, 7, 7, 2).argMax()).isEqualTo(1);
        assertThat(tensor(-5, -5, -4).argMax()).isEqualTo(2);
    }

    @Test
    void isEqualByTypeAndValues() {
        assertThat(tensor(1, 2))
                .isEqualTo(tensor(1, 2))
                .hasSameHashCodeAs(tensor(1, 2))
                .isNotEqualTo(tensor(1, 3))
                .isNotEqualTo(new Tensor(vector(2, FixedFormat.signed(9, 0)), new long[] {1, 2}))
                .isNotEqualTo("2 s8.0 [1, 2]")
                .hasToString("2 s8.0 [1, 2]");
        assertThat(tensor(1, 2).hashCode())
                .isNotEqualTo(tensor(1, 3).hashCode())
                .isNotEqualTo(new Tensor(vector(2, FixedFormat.signed(9, 0)), new long[] {1, 2}).hashCode());
    }

    @Test
    void bytesComeBackInEveryFormat() {
        for (int width = 1; width <= FixedFormat.MAX_WIDTH; width++) {
            for (boolean signed : new boolean[] {true, false}) {
                if (signed || width < FixedFormat.MAX_WIDTH) {
                    FixedFormat format = new FixedFormat(width, 0, signed);
                    Tensor tensor =
                            new Tensor(vector(4, format), new long[] {format.min(), format.max(), 0, format.max() / 2});
                    byte[] bytes = TensorBytes.encode(tensor);
                    assertThat(bytes).hasSize(4 * format.storageBytes());
                    assertThat(TensorBytes.decode(tensor.type(), bytes)).isEqualTo(tensor);
                }
            }
        }
    }

    @Test
    void bytesAreLittleEndian() {
        Tensor tensor = new Tensor(vector(2, FixedFormat.signed(16, 0)), new long[] {0x1234, -2});
        assertThat(TensorBytes.encode(tensor)).containsExactly(0x34, 0x12, 0xfe, 0xff);
        Tensor wide = new Tensor(vector(1, FixedFormat.unsigned(32, 0)), new long[] {0xfedcba98L});
        assertThat(TensorBytes.encode(wide)).containsExactly(0x98, 0xba, 0xdc, 0xfe);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 'a tensor of 2 s4.0 must have 2 bytes, not 1'",
        "3, 'a tensor of 2 s4.0 must have 2 bytes, not 3'",
        "2, 'a value must fit s4.0, not 127'"
    })
    void refusesBytesThatAreNoTensor(int length, String message) {
        byte[] bytes = new byte[length];
        bytes[0] = 127;
        assertThatThrownBy(() -> TensorBytes.decode(vector(2, FixedFormat.signed(4, 0)), bytes))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage(message);
    }
}
