package org.silicnn.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Overflow;
import org.silicnn.fixed.Rounding;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Dense;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Network;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;

class SimulatorTest {
    private static final TensorType TYPE = TensorType.fixed(Shape.vector(2), FixedFormat.signed(8, 0));

    /** image -> sums -> scores, and a second reader of the image in between. */
    private static Network network() {
        Constant weights = Constant.of(FixedFormat.signed(4, 0), 1, 2, 3, -4);
        Constant bias = Constant.of(FixedFormat.signed(4, 0), 5, -6);
        Dense sums = Dense.of("sums", "image", TYPE, weights, bias, 1.0);
        Requantize half =
                new Requantize("half", "image", TYPE, List.of(1), List.of(1), Rounding.TRN, Overflow.SAT, TYPE);
        Requantize scores = Requantize.powerOfTwo(
                "scores", "sums", sums.outputType(), Rounding.RND, Overflow.SAT, FixedFormat.signed(8, 0));
        return new Network("net", "image", TYPE, List.of(sums, half, scores));
    }

    private static Tensor image() {
        return new Tensor(TYPE, new long[] {10, 20});
    }

    @Test
    void traceHoldsTheImageAndEveryLayersTensorInOrder() {
        Map<String, Tensor> trace = new Simulator(network()).trace(image());

        assertThat(trace.keySet()).containsExactly("image", "sums", "half", "scores");
        assertThat(trace.get("image")).isEqualTo(image());
        assertThat(trace.get("sums").values()).containsExactly(55, -56);
        assertThat(trace.get("half").values()).containsExactly(5, 10);
        assertThat(trace.get("scores").values()).containsExactly(55, -56);
    }

    @Test
    void runGivesTheLastTensorOfTheTrace() {
        Simulator simulator = new Simulator(network());
        assertThat(simulator.run(image())).isEqualTo(simulator.trace(image()).get("scores"));
        assertThat(simulator.run(image())).isEqualTo(simulator.run(image()));
    }

    @Test
    void refusesAnImageOfAnotherType() {
        Tensor image = new Tensor(TYPE.withShape(Shape.vector(3)), new long[3]);
        Simulator simulator = new Simulator(network());
        assertThatThrownBy(() -> simulator.run(image))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage("the image must be 2 s8.0, not 3 s8.0");
        assertThatThrownBy(() -> simulator.trace(image)).isInstanceOf(InvalidNetworkException.class);
    }
}
