package org.silicnn.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.ir.Arithmetic;
import org.silicnn.ir.Arithmetic.Operator;
import org.silicnn.ir.Concat;
import org.silicnn.ir.Layer;
import org.silicnn.ir.MaxPool;
import org.silicnn.ir.Network;
import org.silicnn.ir.Reshape;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;
import org.silicnn.ir.Window;

/** Layers that join tensors, on numbers that can be checked by hand. */
class JoinKernelsTest {
    private static final TensorType BYTES = new TensorType(Shape.image(1, 3, 2), FixedFormat.signed(8, 0), 1.0, 1);

    private static long[] run(Layer... layers) {
        Tensor image = new Tensor(BYTES, new long[] {1, 2, 3, 4, -128, 127});
        return new Simulator(new Network("net", "x", BYTES, List.of(layers)))
                .run(image)
                .values();
    }

    private static Arithmetic withItself(Operator operator) {
        return new Arithmetic("a", operator, "x", BYTES, "x", BYTES);
    }

    @Test
    void zeroPointsAreSubtractedFirst() {
        assertThat(run(withItself(Operator.ADD))).containsExactly(0, 2, 4, 6, -258, 252);
        assertThat(run(withItself(Operator.SUBTRACT))).containsExactly(0, 0, 0, 0, 0, 0);
        assertThat(run(withItself(Operator.MULTIPLY))).containsExactly(0, 1, 4, 9, 129 * 129, 126 * 126);
        assertThat(run(withItself(Operator.MAXIMUM))).containsExactly(0, 1, 2, 3, -129, 126);
    }

    @Test
    void aValueAChannelServesEveryPlace() {
        MaxPool most = new MaxPool("most", "x", BYTES, Window.of(Window.Axis.of(1, 1), Window.Axis.of(3, 1)));
        TensorType vector = BYTES.withShape(Shape.vector(2));
        assertThat(run(most, new Arithmetic("a", Operator.SUBTRACT, "x", BYTES, "most", vector)))
                .containsExactly(-2, -125, 0, -123, -131, 0);
        assertThat(run(most, new Arithmetic("a", Operator.MINIMUM, "most", vector, "x", BYTES)))
                .containsExactly(0, 1, 2, 3, -129, 126);
    }

    @Test
    void aValueAPlaceServesEveryChannel() {
        TensorType places = BYTES.withShape(Shape.image(1, 3, 1));
        Reshape halves = new Reshape("halves", "x", BYTES, Shape.image(1, 6, 1));
        MaxPool pairs = new MaxPool(
                "pairs",
                "halves",
                BYTES.withShape(Shape.image(1, 6, 1)),
                Window.of(Window.Axis.of(1, 1), Window.Axis.of(2, 2)));
        assertThat(run(halves, pairs, new Arithmetic("a", Operator.SUBTRACT, "pairs", places, "x", BYTES)))
                .containsExactly(1, 0, 1, 0, 255, 0);
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
