package org.silicnn.quant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.silicnn.fixed.Rounding;
import org.silicnn.graph.Graph;
import org.silicnn.graph.GraphInterpreter;
import org.silicnn.graph.GraphMaker;
import org.silicnn.graph.Op;
import org.silicnn.ir.Network;
import org.silicnn.ir.Window;
import org.silicnn.problem.Where;
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;

/** Quantises a graph with many bits and compares it with its float self. */
final class FloatComparison {
    private static final int IMAGES = 6;
    private static final int BITS = 12;
    /** Of the largest output; twelve bits leave errors ten times smaller, a wrong scale or tap makes larger ones. */
    private static final double TOLERANCE = 0.01;

    private FloatComparison() {}

    /** One cell, so that it fits whatever the op makes; its biases take values off zero. */
    static void conv(GraphMaker maker, String name, SplittableRandom random) {
        int channels = maker.shape().channels();
        maker.then(
                name,
                new Op.Conv(
                        Window.of(Window.Axis.NONE, Window.Axis.NONE),
                        1,
                        GraphMaker.random(random, channels * channels),
                        GraphMaker.random(random, channels)));
    }

    static void requireClose(Graph graph, QuantizationScheme scheme, SplittableRandom random) {
        QuantizeOptions options = options(scheme);
        int elements = graph.inputShape().elements();
        List<long[]> images = new ArrayList<>();
        for (int i = 0; i < IMAGES; i++) {
            images.add(random.longs(elements, 0, 256).toArray());
        }
        Network network = Quantizer.quantize(graph, images, options, Where.of("model", graph.name()));
        Simulator simulator = new Simulator(network);
        GraphInterpreter interpreter = new GraphInterpreter(graph);
        for (long[] image : images) {
            byte[] pixels = new byte[image.length];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (byte) image[i];
            }
            check(
                    simulator.run(new Tensor(network.inputType(), image)),
                    interpreter.run(
                            options.encoding().decode(pixels, graph.inputShape().channels())));
        }
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
