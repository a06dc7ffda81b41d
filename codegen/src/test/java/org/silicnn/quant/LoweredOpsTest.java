package org.silicnn.quant;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.silicnn.frontend.Interpolation;
import org.silicnn.graph.Axis;
import org.silicnn.graph.Graph;
import org.silicnn.graph.GraphMaker;
import org.silicnn.graph.Op;
import org.silicnn.graph.PadMode;
import org.silicnn.graph.Sampling;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/** Each op between two convolutions: with many bits the integers follow the float graph closely. */
class LoweredOpsTest {
    private static final Shape IMAGE = Shape.image(6, 6, 3);

    static Stream<Arguments> ops() {
        Window.Axis same = new Window.Axis(3, 1, 1, 1, 1);
        return Stream.of(
                Arguments.of("mean", new Op.AveragePool(Window.of(Window.Axis.of(2, 2), same), false)),
                Arguments.of("mean of partial windows", new Op.AveragePool(Window.of(same, same), false)),
                Arguments.of("mean with padding", new Op.AveragePool(Window.of(same, same), true)),
                Arguments.of(
                        "global mean",
                        new Op.AveragePool(Window.of(Window.Axis.of(6, 1), Window.Axis.of(6, 1)), false)),
                Arguments.of("slice", new Op.Slice(List.of(0, 1, 0, 1), List.of(1, 2, 1, 1), Shape.image(2, 5, 2))),
                Arguments.of("pad", pad(PadMode.CONSTANT, 0)),
                Arguments.of("pad far away", pad(PadMode.CONSTANT, 20)),
                Arguments.of("edge", pad(PadMode.EDGE, 0)),
                Arguments.of("mirror", pad(PadMode.REFLECT, 0)),
                Arguments.of("transpose", new Op.Transpose(List.of(6, 6, 3), List.of(2, 1, 0), Shape.image(3, 6, 6))),
                Arguments.of("nearest", resize(Sampling.nearest(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5))),
                Arguments.of("every third", resize(Sampling.nearest(1, 4))),
                Arguments.of("linear", resize(linear())),
                Arguments.of(
                        "backwards", new Op.Slice(List.of(0, 4, 5, 0), List.of(1, -2, -1, 1), Shape.image(3, 6, 3))),
                Arguments.of("transposed convolution", transposed()));
    }

    private static Op pad(PadMode mode, float value) {
        return new Op.Pad(List.of(0, 1, 2, 0), List.of(0, 2, 0, 0), mode, value);
    }

    private static Op resize(Sampling rows) {
        return new Op.Resize(Sampling.identity(1), rows, Sampling.identity(6));
    }

    private static Sampling linear() {
        Interpolation rule = new Interpolation(
                Interpolation.Method.LINEAR,
                Interpolation.Centre.HALF_PIXEL,
                Interpolation.Nearest.FLOOR,
                -0.75,
                false,
                false);
        return rule.along(6, 12, 2);
    }

    private static Op transposed() {
        SplittableRandom random = new SplittableRandom(12);
        Window.Axis doubling = new Window.Axis(3, 2, 1, 1, 0);
        return new Op.ConvTranspose(
                Window.of(doubling, doubling),
                List.of(0, 0),
                1,
                GraphMaker.random(random, 3 * 9 * 4),
                GraphMaker.random(random, 4));
    }

    @Test
    void operandsSideBySideAreBroughtToOneScale() {
        for (Axis axis : Axis.values()) {
            GraphMaker maker = new GraphMaker(IMAGE);
            SplittableRandom random = new SplittableRandom(axis.position());
            FloatComparison.conv(maker, "first", random);
            maker.then("relu", new Op.Relu());
            FloatComparison.conv(maker, "second", random);
            maker.node("join", new Op.Concat(axis), "second", "relu", "second");
            FloatComparison.conv(maker, "last", random);
            FloatComparison.requireClose(maker.graph(), QuantizationScheme.POW2, random);
        }
    }

    @Test
    void whatHasNoIntegerFormIsRefused() {
        int[] backToFront = IntStream.range(0, 600).map(row -> 599 - row).toArray();
        Op mirrored = new Op.Resize(Sampling.identity(1), Sampling.nearest(backToFront), Sampling.identity(1));
        Graph graph =
                new GraphMaker(Shape.image(600, 1, 1)).then("odd", mirrored).graph();
        assertThatThrownBy(() -> Quantizer.quantize(
                        graph, List.of(new long[600]), QuantizeOptions.defaults(), Where.of("model", "odd")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(
                        "the height must be resized by whole factors, or by a pattern of 8 or a matrix of 262144 weights at"
                                + " most, not from 600 to 600 by 1 weights each");
        Op back = new Op.Slice(List.of(0, 0, 0, 2), List.of(1, 1, 1, -1), IMAGE);
        Graph backwards = new GraphMaker(IMAGE).then("back", back).graph();
        assertThatThrownBy(() -> Quantizer.quantize(
                        backwards,
                        List.of(new long[IMAGE.elements()]),
                        QuantizeOptions.defaults(),
                        Where.of("model", "back")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("a slice of 6x6x3 must go forwards and stay inside");
    }

    static Stream<Arguments> opsInBothSchemes() {
        return Arrays.stream(QuantizationScheme.values())
                .flatMap(scheme -> ops().map(op -> Arguments.of(scheme, op.get()[0], op.get()[1])));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("opsInBothSchemes")
    void theIntegersFollowTheFloatGraph(QuantizationScheme scheme, String name, Op op) {
        SplittableRandom random = new SplittableRandom(name.hashCode());
        GraphMaker maker = new GraphMaker(IMAGE);
        FloatComparison.conv(maker, "first", random);
        maker.then("op", op);
        FloatComparison.conv(maker, "last", random);
        FloatComparison.requireClose(maker.graph(), scheme, random);
    }
}
