package org.silicnn.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.silicnn.emit.BatchProgram;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.graph.Graph;
import org.silicnn.graph.GraphInterpreter;
import org.silicnn.graph.GraphMaker;
import org.silicnn.graph.Op;
import org.silicnn.ir.Arithmetic;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Network;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Shape;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;

/** Local response normalisation in integers. */
class LrnLoweringTest {
    private static final Shape IMAGE = Shape.image(3, 4, 7);

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of("AlexNet", new Op.Lrn(5, 1e-4f, 0.75f, 2)),
                Arguments.of("strong", new Op.Lrn(5, 3, 0.75f, 1)),
                Arguments.of("of an even number", new Op.Lrn(4, 1, 0.5f, 1)),
                Arguments.of("of more than there are", new Op.Lrn(31, 1, 1, 0.25f)),
                Arguments.of("of itself", new Op.Lrn(1, 1, 0.75f, 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void followsTheFloatGraph(String name, Op lrn) {
        for (QuantizationScheme scheme : QuantizationScheme.values()) {
            SplittableRandom random = new SplittableRandom(name.hashCode());
            GraphMaker maker = new GraphMaker(IMAGE);
            FloatComparison.conv(maker, "first", random);
            maker.then("lrn", lrn);
            FloatComparison.conv(maker, "last", random);
            FloatComparison.requireClose(maker.graph(), scheme, random);
        }
    }

    /** The bound that the class states, of the function of the integers that the layers read. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void staysWithinItsBound(String name, Op.Lrn lrn) {
        Graph graph = new GraphMaker(IMAGE).then("lrn", lrn).graph();
        List<long[]> images = images(name.hashCode());
        Network network = quantized(graph, images);
        Arithmetic product = (Arithmetic) network.layers().get(network.layers().size() - 1);
        Requantize rounded = (Requantize) named(network, "lrn.rounded");
        double sumError = rounded.shifts().get(0) > 0 ? rounded.outputType().scale() / 2 : 0;
        double slope = lrn.beta() * lrn.alpha() / lrn.size() * Math.pow(lrn.bias(), -lrn.beta() - 1);
        double bound =
                slope * sumError + named(network, "lrn.factors").outputType().scale() / 2;
        for (long[] image : images) {
            Map<String, Tensor> trace = new Simulator(network).trace(new Tensor(network.inputType(), image));
            float[] read = reals(trace.get(product.left()));
            float[] wanted = new GraphInterpreter(graph).run(read);
            float[] found = reals(trace.get(product.name()));
            for (int i = 0; i < wanted.length; i++) {
                assertThat(Math.abs(found[i] - wanted[i]))
                        .as("%s element %d", name, i)
                        .isLessThanOrEqualTo((float) (bound * Math.abs(read[i]) * (1 + 1e-5) + 1e-7));
            }
        }
    }

    private static Layer named(Network network, String name) {
        return network.layers().stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static float[] reals(Tensor tensor) {
        float[] reals = new float[tensor.values().length];
        for (int i = 0; i < reals.length; i++) {
            reals[i] = (float) tensor.type().real(tensor.values()[i]);
        }
        return reals;
    }

    @Test
    void theGeneratedCComputesTheSame(@TempDir Path folder) throws IOException {
        BatchProgram program = new BatchProgram(folder);
        List<long[]> wanted = new ArrayList<>();
        for (Object each : cases().map(arguments -> arguments.get()[1]).toList()) {
            Network network =
                    quantized(new GraphMaker(IMAGE).then("lrn", (Op.Lrn) each).graph(), images(3));
            List<Tensor> images = images(4).stream()
                    .map(image -> new Tensor(network.inputType(), image))
                    .toList();
            program.add(network, images, Foldings.all(Folding.SERIAL));
            images.forEach(image -> wanted.add(new Simulator(network).run(image).values()));
        }
        assertThat(program.run()).containsExactlyElementsOf(wanted);
    }

    @Test
    void aDivisorThatMayBeNothingIsRefused() {
        Graph graph =
                new GraphMaker(IMAGE).then("lrn", new Op.Lrn(5, 1, 0.75f, 0)).graph();
        assertThatThrownBy(() -> quantized(graph, images(1)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("the bias must be positive");
    }

    private static List<long[]> images(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<long[]> images = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            images.add(random.longs(IMAGE.elements(), 0, 256).toArray());
        }
        return images;
    }

    private static Network quantized(Graph graph, List<long[]> images) {
        return Quantizer.quantize(graph, images, QuantizeOptions.defaults(), Where.of("model", "test"));
    }
}
