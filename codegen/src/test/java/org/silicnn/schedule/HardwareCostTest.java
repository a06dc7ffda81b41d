package org.silicnn.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Overflow;
import org.silicnn.fixed.Rounding;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Dense;
import org.silicnn.ir.Network;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;
import org.silicnn.ir.Window;

class HardwareCostTest {
    @Test
    void addsUpMemoryMultiplicationAdditionAndRequantisation() {
        TensorType image = TensorType.fixed(Shape.image(8, 8, 4), FixedFormat.unsigned(8, 0));
        Window.Axis same = new Window.Axis(3, 1, 1, 1, 1);
        Constant kernel = Constant.of(FixedFormat.signed(4, 0), 2 * 36, i -> 1);
        Constant bias = Constant.of(FixedFormat.signed(8, 0), 2, i -> 1);
        Conv conv = Conv.of("conv", "image", image, Window.of(same, same), 1, kernel, bias, 1.0);
        Requantize requantize = Requantize.powerOfTwo(
                "values", "conv", conv.outputType(), Rounding.RND, Overflow.SAT, FixedFormat.unsigned(5, -6));
        Constant matrix = Constant.of(FixedFormat.signed(3, 0), 128, i -> -1);
        Constant offset = Constant.of(FixedFormat.signed(2, 0), 1, i -> 0);
        Dense dense = Dense.of("dense", "values", requantize.outputType(), matrix, offset, 1.0);

        long convolution = 3 * 8 * 4 * 8 / 64 + (288 + 16 + 63) / 64 + 4 * 8 + 15;
        long fullyConnected = 128 * 5 / 64 + (384 + 2 + 63) / 64 + 3 * 5 + 13;
        assertThat(conv.outputType().format().width()).isEqualTo(15);
        assertThat(dense.outputType().format().width()).isEqualTo(13);
        assertThat(HardwareCost.of(new Network("net", "image", image, List.of(conv, requantize, dense))))
                .isEqualTo(convolution + 15 + fullyConnected);
    }
}
