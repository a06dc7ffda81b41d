package org.silicnn.quant;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.silicnn.graph.Graph;
import org.silicnn.graph.GraphMaker;
import org.silicnn.graph.Op;
import org.silicnn.graph.PadMode;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/** What a diverged training leaves in a model is named, node by node. */
class FiniteConstantsTest {
    static Stream<Arguments> ops() {
        Window one = Window.of(Window.Axis.NONE, Window.Axis.NONE);
        float[] good = {1};
        return Stream.of(
                Arguments.of(new Op.Conv(one, 1, new float[] {Float.NaN}, good), "weights must be finite"),
                Arguments.of(new Op.Conv(one, 1, good, new float[] {Float.POSITIVE_INFINITY}), "biases must be finite"),
                Arguments.of(new Op.Dense(new float[] {Float.NEGATIVE_INFINITY}, good), "not -Infinity"),
                Arguments.of(new Op.PRelu(new float[] {Float.NaN}), "slopes must be finite"),
                Arguments.of(
                        new Op.Pad(List.of(0, 1, 0, 0), List.of(0, 0, 0, 0), PadMode.CONSTANT, Float.NEGATIVE_INFINITY),
                        "padding must be finite"));
    }

    @ParameterizedTest
    @MethodSource("ops")
    void infiniteConstantsAreNamed(Op op, String message) {
        Graph graph = new GraphMaker(Shape.image(1, 1, 1)).then("diverged", op).graph();
        assertThatThrownBy(() -> Quantizer.quantize(
                        graph, List.of(new long[] {1}), QuantizeOptions.defaults(), Where.of("model", "m")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("diverged")
                .hasMessageContaining(message);
    }
}
