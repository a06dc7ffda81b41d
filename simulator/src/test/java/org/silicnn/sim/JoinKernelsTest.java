package org.silicnn.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.ir.Add;
import org.silicnn.ir.Concat;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Network;
import org.silicnn.ir.Reshape;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;

/** Layers that join tensors, on numbers that can be checked by hand. */
class JoinKernelsTest {
    private static final TensorType BYTES = new TensorType(Shape.image(1, 3, 2), FixedFormat.signed(8, 0), 1.0, 1);

    private static long[] run(Layer... layers) {
        Tensor image = new Tensor(BYTES, new long[] {1, 2, 3, 4, -128, 127});
        return new Simulator(new Network("net", "x", BYTES, List.of(layers)))
                .run(image)
                .values();
    }

    @Test
    void addSubtractsBothZeroPoints() {
        assertThat(run(new Add("a", "x", BYTES, "x", BYTES))).containsExactly(0, 2, 4, 6, -258, 252);
    }

    @Test
    void concatTakesTheChannelsOfEachInTurn() {
        Reshape thin = new Reshape("thin", "x", BYTES, Shape.image(3, 2, 1));
        Reshape wide = new Reshape("wide", "x", BYTES, Shape.image(3, 1, 2));
        TensorType narrow = BYTES.withShape(Shape.image(3, 2, 1));
        assertThat(run(thin, new Concat("c", List.of("thin", "thin"), List.of(narrow, narrow))))
                .containsExactly(1, 1, 2, 2, 3, 3, 4, 4, -128, -128, 127, 127);
        TensorType tall = BYTES.withShape(Shape.image(3, 1, 2));
        assertThat(run(wide, new Concat("c", List.of("wide", "wide"), List.of(tall, tall))))
                .containsExactly(1, 2, 1, 2, 3, 4, 3, 4, -128, 127, -128, 127);
    }
}
