package org.silicnn.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {
    @Test
    void elementsLieDepthFirstAndChannelsLast() {
        Shape shape = new Shape(2, 3, 4, 5);
        int index = 0;
        for (int z = 0; z < 2; z++) {
            for (int y = 0; y < 3; y++) {
                for (int x = 0; x < 4; x++) {
                    for (int c = 0; c < 5; c++) {
                        assertThat(shape.index(z, y, x, c)).isEqualTo(index++);
                    }
                }
            }
        }
        assertThat(shape.elements()).isEqualTo(index);
    }

    @Test
    void namesItself() {
        assertThat(Shape.image(28, 27, 3)).isEqualTo(new Shape(1, 28, 27, 3)).hasToString("28x27x3");
        assertThat(Shape.vector(10)).isEqualTo(new Shape(1, 1, 1, 10)).hasToString("10");
        assertThat(new Shape(2, 3, 4, 5)).hasToString("2x3x4x5");
    }

    @ParameterizedTest
    @CsvSource({"0,1,1,1,0x1x1x1", "1,0,1,1,0x1x1", "1,1,-1,1,1x-1x1", "1,1,1,0,0"})
    void hasNoEmptyExtent(int depth, int height, int width, int channels, String shown) {
        assertThatThrownBy(() -> new Shape(depth, height, width, channels))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage("every extent must be at least 1, not " + shown);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 65536, 32768, 1",
        "1, 32768, 65536, 1",
        "2, 32768, 32768, 1",
        "1, 32768, 32768, 2",
        "32768, 256, 256, 1",
        "2147483647, 2147483647, 2147483647, 2147483647",
        "1, 65536, 65536, 1",
        "16, 16, 1, 16777216"
    })
    void hasFewerElementsThanAnArrayHolds(int depth, int height, int width, int channels) {
        assertThatThrownBy(() -> new Shape(depth, height, width, channels))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageStartingWith("a tensor must have fewer than 2^31 elements, not ");
    }

    @Test
    void mayHaveTwoToThe31MinusOneElements() {
        assertThat(Shape.vector(Integer.MAX_VALUE).elements()).isEqualTo(Integer.MAX_VALUE);
        assertThat(new Shape(Integer.MAX_VALUE, 1, 1, 1).elements()).isEqualTo(Integer.MAX_VALUE);
        assertThat(Shape.image(Integer.MAX_VALUE, 1, 1).elements()).isEqualTo(Integer.MAX_VALUE);
    }
}
