package org.silicnn.quant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.silicnn.fixed.Rounding;
import org.silicnn.graph.Graph;
import org.silicnn.graph.GraphInterpreter;
import org.silicnn.graph.GraphMaker;
import org.silicnn.graph.Op;
import org.silicnn.ir.Network;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;
import org.silicnn.problem.Where;
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;

/** Each op between two convolutions: with many bits the integers follow the float graph closely. */
class LoweredOpsTest {
    private static final Shape IMAGE = Shape.image(6, 6, 3);
    private static final int IMAGES = 6;
    private static final int BITS = 12;
    /** Of the largest output; twelve bits leave errors ten times smaller, a wrong scale or tap makes larger ones. */
    private static final double TOLERANCE = 0.01;

    static Stream<Arguments> ops() {
        Window.Axis same = new Window.Axis(3, 1, 1, 1, 1);
        return Stream.of(
                Arguments.of("mean", new Op.AveragePool(Window.of(Window.Axis.of(2, 2), same), false)),
                Arguments.of("mean of partial windows", new Op.AveragePool(Window.of(same, same), false)),
                Arguments.of("mean with padding", new Op.AveragePool(Window.of(same, same), true)),
                Arguments.of(
                        "global mean",
                        new Op.AveragePool(Window.of(Window.Axis.of(6, 1), Window.Axis.of(6, 1)), false)));
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
        conv(maker, "first", random);
        maker.then("op", op);
        conv(maker, "last", random);
        Graph graph = maker.graph();
        QuantizeOptions options = options(scheme);
        List<long[]> images = new ArrayList<>();
        for (int i = 0; i < IMAGES; i++) {
            images.add(random.longs(IMAGE.elements(), 0, 256).toArray());
        }

        Network network = Quantizer.quantize(graph, images, options, Where.of("model", name));

        Simulator simulator = new Simulator(network);
        GraphInterpreter interpreter = new GraphInterpreter(graph);
        for (long[] image : images) {
            byte[] pixels = new byte[image.length];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (byte) image[i];
            }
            check(
                    simulator.run(new Tensor(network.inputType(), image)),
                    interpreter.run(options.encoding().decode(pixels, IMAGE.channels())));
        }
    }

    /** One cell, so that it fits whatever the op makes; its biases take values off zero. */
    private static void conv(GraphMaker maker, String name, SplittableRandom random) {
        int channels = maker.shape().channels();
        maker.then(
                name,
                new Op.Conv(
                        Window.of(Window.Axis.NONE, Window.Axis.NONE),
                        1,
                        GraphMaker.random(random, channels * channels),
                        GraphMaker.random(random, channels)));
    }

    private static void check(Tensor found, float[] wanted) {
        double largest = 0;
        for (float each : wanted) {
            largest = Math.max(largest, Math.abs(each));
        }
        assertThat(found.values()).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.length; i++) {
            assertThat(Math.abs(found.type().real(found.values()[i]) - wanted[i]))
                    .as("element %d", i)
                    .isLessThan(TOLERANCE * largest);
        }
    }

    private static QuantizeOptions options(QuantizationScheme scheme) {
        QuantizeOptions defaults = QuantizeOptions.defaults();
        return new QuantizeOptions(
                defaults.encoding(),
                defaults.inputFormat(),
                scheme,
                WeightGranularity.PER_CHANNEL,
                CalibrationMethod.MIN_MAX,
                BITS,
                BITS,
                Map.of(),
                true,
                true,
                Rounding.RND);
    }
}
