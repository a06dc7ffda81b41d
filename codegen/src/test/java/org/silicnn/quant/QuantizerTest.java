package org.silicnn.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.silicnn.evaluate.Accuracy;
import org.silicnn.evaluate.Predictions;
import org.silicnn.fixed.Rounding;
import org.silicnn.frontend.ImportOptions;
import org.silicnn.frontend.ModelReader;
import org.silicnn.graph.Graph;
import org.silicnn.graph.GraphInterpreter;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.graph.Operator;
import org.silicnn.image.ImageSet;
import org.silicnn.ir.Network;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;
import org.silicnn.testvectors.TestVectors;

class QuantizerTest {
    private static final Where MODEL = Where.of("model", "test");

    static Stream<Arguments> everyChoice() {
        List<Arguments> choices = new ArrayList<>();
        for (QuantizationScheme scheme : QuantizationScheme.values()) {
            for (WeightGranularity granularity : WeightGranularity.values()) {
                for (CalibrationMethod method : CalibrationMethod.values()) {
                    choices.add(Arguments.of(scheme, granularity, method));
                }
            }
        }
        return choices.stream();
    }

    @ParameterizedTest
    @MethodSource("everyChoice")
    void eightBitsCostATrainedNetLittle(
            QuantizationScheme scheme, WeightGranularity granularity, CalibrationMethod method) {
        Graph graph = ModelReader.read(TestVectors.path("models/tiny-digits.onnx"), ImportOptions.NONE);
        ImageSet test = images("digits-8x8/test-images-idx3-ubyte", graph);
        ImageSet calibration = images("digits-8x8/calibration-images-idx3-ubyte", graph);
        QuantizeOptions options = options(scheme, granularity, method);

        Network network = Quantizer.quantize(graph, stored(calibration), options, MODEL);

        List<Integer> labels = test.labels().orElseThrow();
        Accuracy floating =
                Accuracy.of(Predictions.ofGraph(graph, options.encoding(), test.images(), done -> {}), labels);
        Accuracy fixed = Accuracy.of(Predictions.ofNetwork(network, test.images(), done -> {}), labels);
        assertThat(fixed.percent()).isCloseTo(floating.percent(), within(1.0));
        assertThat(usesMultipliers(network)).isEqualTo(scheme == QuantizationScheme.AFFINE);
    }

    private static boolean usesMultipliers(Network network) {
        return network.layers().stream()
                .anyMatch(layer -> layer instanceof Requantize requantize
                        && requantize.multipliers().stream().anyMatch(multiplier -> multiplier != 1));
    }

    @Test
    void decodingIsFoldedSoThatTheNetTakesRawBytes() {
        Graph graph = depthwiseSeparable(new SplittableRandom(3));
        InputEncoding encoding = new InputEncoding(List.of(0.02, 0.03, 0.05), List.of(-0.4, 0.1, -2.0));
        float[] raw = random(new SplittableRandom(4), graph.inputShape().elements(), 0, 255);
        float[] decoded = raw.clone();
        for (int i = 0; i < raw.length; i++) {
            raw[i] = Math.round(raw[i]);
            decoded[i] = (float) (encoding.scale(i % 3) * raw[i] + encoding.offset(i % 3));
        }
        Graph takesRaw = new DecodeInput(encoding).apply(graph);

        assertClose(new GraphInterpreter(takesRaw).run(raw), new GraphInterpreter(graph).run(decoded));
    }

    @Test
    void equalizationKeepsTheFunctionAndBalancesTheRanges() {
        Graph graph = depthwiseSeparable(new SplittableRandom(8));
        Graph balanced = new EqualizeChannels().apply(graph);
        float[] image = random(new SplittableRandom(9), graph.inputShape().elements(), 0, 1);

        assertClose(new GraphInterpreter(balanced).run(image), new GraphInterpreter(graph).run(image));
        assertThat(spread(balanced)).isLessThan(spread(graph) / 10);
    }

    /** How unequally far the channels of the depthwise layer reach. */
    private static double spread(Graph graph) {
        float[] weights = ((Op.Conv) graph.nodes().get(2).op()).weights();
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int c = 0; c < weights.length / 9; c++) {
            double reach = 0;
            for (int i = 9 * c; i < 9 * c + 9; i++) {
                reach = Math.max(reach, Math.abs(weights[i]));
            }
            least = Math.min(least, reach);
            most = Math.max(most, reach);
        }
        return most / least;
    }

    @Test
    void everyNodeWithoutAnIntegerFormIsNamed() {
        Shape shape = Shape.image(4, 4, 2);
        Op power = new Op.Arithmetic(Operator.POW);
        Op logarithm = new Op.Softmax(true);
        Graph graph = new Graph(
                "odd",
                "image",
                shape,
                List.of(
                        new Node("first", logarithm, List.of("image"), shape),
                        new Node("second", power, List.of("first", "image"), shape)));

        assertThatThrownBy(() -> Quantizer.quantize(graph, List.of(new long[32]), QuantizeOptions.defaults(), MODEL))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("'first' (Softmax): can't be quantised: the softmax must be a plain one")
                .hasMessageContaining("'second' (Pow): can't be quantised: its second operand must be a constant");
    }

    private static Graph depthwiseSeparable(SplittableRandom random) {
        Shape image = Shape.image(6, 6, 3);
        Shape wide = Shape.image(6, 6, 8);
        Window.Axis same = new Window.Axis(3, 1, 1, 1, 1);
        float[] unequal = random(random, 8 * 9, -1, 1);
        for (int i = 0; i < unequal.length; i++) {
            unequal[i] *= (float) Math.pow(10, i / 9 % 4 - 2);
        }
        Op first = new Op.Conv(Window.of(same, same), 1, random(random, 8 * 27, -1, 1), random(random, 8, -1, 1));
        Op depthwise = new Op.Conv(Window.of(same, same), 8, unequal, random(random, 8, -1, 1));
        Op dense = new Op.Dense(random(random, 5 * 288, -1, 1), random(random, 5, -1, 1));
        return new Graph(
                "separable",
                "image",
                image,
                List.of(
                        new Node("first", first, List.of("image"), wide),
                        new Node("relu", new Op.Relu(), List.of("first"), wide),
                        new Node("depthwise", depthwise, List.of("relu"), wide),
                        new Node("relu2", new Op.Relu(), List.of("depthwise"), wide),
                        new Node("dense", dense, List.of("relu2"), Shape.vector(5))));
    }

    private static float[] random(SplittableRandom random, int size, double low, double high) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextDouble(low, high);
        }
        return values;
    }

    private static void assertClose(float[] actual, float[] expected) {
        double largest = 0;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i])
                    .as("%s against %s", Arrays.toString(actual), Arrays.toString(expected))
                    .isCloseTo(expected[i], within(1e-5 * largest));
        }
    }

    private static QuantizeOptions options(
            QuantizationScheme scheme, WeightGranularity granularity, CalibrationMethod method) {
        QuantizeOptions d = QuantizeOptions.defaults();
        return new QuantizeOptions(
                d.encoding(), d.inputFormat(), scheme, granularity, method, 8, 8, d.layers(), true, true, Rounding.RND);
    }

    private static ImageSet images(String path, Graph graph) {
        return ImageSet.open(List.of(TestVectors.path("images/" + path)), Optional.empty(), graph.inputShape());
    }

    private static List<long[]> stored(ImageSet images) {
        List<long[]> stored = new ArrayList<>();
        for (int i = 0; i < images.images().size(); i++) {
            byte[] pixels = images.images().read(i).pixels();
            long[] values = new long[pixels.length];
            Arrays.setAll(values, k -> pixels[k] & 0xff);
            stored.add(values);
        }
        return stored;
    }
}
