package org.silicnn.quant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.graph.Function;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.Network;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;

/** Every stored input of several formats through every function. */
class FunctionTableTest {
    private static final List<FixedFormat> FORMATS = List.of(
            FixedFormat.signed(4, 1),
            FixedFormat.unsigned(6, 4),
            FixedFormat.signed(8, 5),
            FixedFormat.unsigned(8, 8),
            FixedFormat.signed(11, 6),
            FixedFormat.signed(16, 12));
    private static final int CHANNELS = 2;

    static Stream<Arguments> everyFunction() {
        List<Arguments> choices = new ArrayList<>();
        for (Function function : Function.values()) {
            for (FixedFormat format : FORMATS) {
                choices.add(Arguments.of(function, format, 5));
                choices.add(Arguments.of(function, format, 8));
            }
        }
        return choices.stream();
    }

    @ParameterizedTest
    @MethodSource("everyFunction")
    void isHalfAStepOffAtMost(Function function, FixedFormat format, int bits) {
        float alpha = function == Function.CLIP ? -0.3f : 1.3f;
        Op op = new Op.Activation(function, alpha, 0.7f);
        for (QuantizationScheme scheme : QuantizationScheme.values()) {
            requireHalfAStep(op, format, bits, scheme, (x, channel) -> function.apply(x, alpha, 0.7f));
        }
    }

    @ParameterizedTest
    @MethodSource("everyScheme")
    void aSlopeForEachChannelIsATableForEachChannel(QuantizationScheme scheme) {
        float[] slopes = {0.1f, -0.6f};
        DoubleBinaryOperator exact = (x, channel) -> x > 0 ? x : slopes[(int) channel] * x;
        for (FixedFormat format : FORMATS) {
            requireHalfAStep(new Op.PRelu(slopes), format, 8, scheme, exact);
        }
    }

    static Stream<QuantizationScheme> everyScheme() {
        return Stream.of(QuantizationScheme.values());
    }

    private static void requireHalfAStep(
            Op op, FixedFormat format, int bits, QuantizationScheme scheme, DoubleBinaryOperator exact) {
        long[] image = LongStream.rangeClosed(format.min(), format.max())
                .flatMap(stored -> LongStream.of(stored, stored))
                .toArray();
        Network network = lowered(op, format, bits, scheme, image);

        long[] answers = new Simulator(network)
                .run(new Tensor(network.inputType(), image))
                .values();

        TensorType output = network.outputType();
        double low = output.real(output.format().min());
        double high = output.real(output.format().max());
        for (int i = 0; i < image.length; i++) {
            double value = exact.applyAsDouble(image[i] * format.scale(), i % CHANNELS);
            double wanted = Double.isNaN(value) ? 0 : Math.max(low, Math.min(high, value));
            assertThat(Math.abs(output.real(answers[i]) - wanted))
                    .as("%s of %s at %d under %s", op, format, image[i], scheme)
                    .isLessThanOrEqualTo(output.scale() / 2 * (1 + 1e-9));
        }
    }

    private static Network lowered(Op op, FixedFormat format, int bits, QuantizationScheme scheme, long[] image) {
        Shape shape = new Shape(1, 1, image.length / CHANNELS, CHANNELS);
        Node node = new Node("f", op, List.of("x"), shape);
        Graph graph = new Graph("net", "x", shape, List.of(node));
        QuantizeOptions defaults = QuantizeOptions.defaults();
        QuantizeOptions options = new QuantizeOptions(
                defaults.encoding(),
                format,
                scheme,
                defaults.granularity(),
                CalibrationMethod.MIN_MAX,
                bits,
                bits,
                defaults.layers(),
                false,
                false,
                defaults.rounding());
        float[] reals = new float[image.length];
        for (int i = 0; i < reals.length; i++) {
            reals[i] = (float) (image[i] * format.scale());
        }
        LoweringContext context = new LoweringContext(graph, Calibration.of(graph, List.of(reals)), options);
        lower(node, op, context);
        return new Network("net", "x", context.inputType(), context.layers());
    }

    private static <O extends Op> void lower(Node node, O op, LoweringContext context) {
        Lowerings.of(op).orElseThrow().lower(node, op, context);
    }
}
