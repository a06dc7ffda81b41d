package org.silicnn.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Network;
import org.silicnn.ir.Pad;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Slice;
import org.silicnn.ir.TensorType;
import org.silicnn.ir.Transpose;
import org.silicnn.ir.Upsample;

/** Layers that move elements, on numbers that can be checked by hand. */
class MovementKernelsTest {
    private static final TensorType TYPE = new TensorType(Shape.image(2, 3, 2), FixedFormat.signed(8, 0), 1.0, 1);

    /** Two rows of three places: 11 12, 21 22, 31 32; 41 42, 51 52, 61 62. */
    private static long[] run(Layer layer) {
        long[] values = {11, 12, 21, 22, 31, 32, 41, 42, 51, 52, 61, 62};
        return new Simulator(new Network("net", "x", TYPE, List.of(layer)))
                .run(new Tensor(TYPE, values))
                .values();
    }

    @Test
    void sliceTakesEverySoManyth() {
        assertThat(run(new Slice("s", "x", TYPE, List.of(0, 1, 0, 1), List.of(1, 1, 2, 1), Shape.image(1, 2, 1))))
                .containsExactly(42, 62);
    }

    @Test
    void padPutsAValueAround() {
        assertThat(run(new Pad("p", "x", TYPE, List.of(0, 0, 1, 0), List.of(0, 1, 0, 1), 7)))
                .containsExactly(
                        7, 7, 7, 11, 12, 7, 21, 22, 7, 31, 32, 7, //
                        7, 7, 7, 41, 42, 7, 51, 52, 7, 61, 62, 7, //
                        7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7);
    }

    @Test
    void upsampleRepeatsPlaces() {
        assertThat(run(new Upsample("u", "x", TYPE, 1, 1, 2)))
                .containsExactly(
                        11, 12, 11, 12, 21, 22, 21, 22, 31, 32, 31, 32, //
                        41, 42, 41, 42, 51, 52, 51, 52, 61, 62, 61, 62);
        assertThat(run(new Upsample("u", "x", TYPE, 1, 2, 1)))
                .startsWith(11, 12, 21, 22, 31, 32, 11, 12, 21, 22, 31, 32, 41)
                .hasSize(24);
    }

    @Test
    void transposeReordersAxes() {
        assertThat(run(new Transpose("t", "x", TYPE, List.of(6, 2), List.of(1, 0), Shape.image(2, 2, 3))))
                .containsExactly(11, 21, 31, 41, 51, 61, 12, 22, 32, 42, 52, 62);
        assertThat(run(new Transpose("t", "x", TYPE, List.of(2, 3, 2), List.of(1, 0, 2), Shape.image(3, 2, 2))))
                .containsExactly(11, 12, 41, 42, 21, 22, 51, 52, 31, 32, 61, 62);
    }
}
