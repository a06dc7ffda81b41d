package org.silicnn.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.silicnn.frontend.ImportOptions;
import org.silicnn.frontend.ModelReader;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.image.ImageSet;
import org.silicnn.ir.Network;
import org.silicnn.ir.Requantize;
import org.silicnn.problem.Where;
import org.silicnn.quant.CalibratedGraph;
import org.silicnn.quant.CalibrationMethod;
import org.silicnn.quant.QuantizationScheme;
import org.silicnn.quant.QuantizeOptions;
import org.silicnn.quant.Quantized;
import org.silicnn.quant.WeightGranularity;
import org.silicnn.testvectors.TestVectors;

class LayerComparisonTest {
    private static final Graph GRAPH =
            ModelReader.read(TestVectors.path("models/lenet5-digits.onnx"), ImportOptions.NONE);
    private static final ImageSet IMAGES = ImageSet.open(
            List.of(TestVectors.path("images/digits-28x28/calibration-images-idx3-ubyte")),
            Optional.empty(),
            GRAPH.inputShape());

    @Test
    void eightBitsAreBadNowhere() {
        List<LayerError> errors = compare(Map.of(), Map.of(), WeightGranularity.PER_CHANNEL);

        assertThat(Diagnosis.of(errors)).isEmpty();
        assertThat(errors).allSatisfy(error -> assertThat(error.sqnr()).isGreaterThan(25));
    }

    @Test
    void twoBitActivationsOfAnyNodeAreFound() {
        for (String node : nodes(Op.Relu.class)) {
            Diagnosis found = Diagnosis.of(compare(Map.of(), Map.of(node, 2), WeightGranularity.PER_CHANNEL))
                    .orElseThrow();

            assertThat(found.culprit().origin().value()).isEqualTo(node);
            assertThat(found.culprit().layer()).isInstanceOf(Requantize.class);
            assertThat(found.cause()).contains("more activation bits for '" + node + "'");
        }
    }

    @Test
    void twoBitWeightsOfAnyNodeAreFound() {
        List<String> nodes = new ArrayList<>(nodes(Op.Conv.class));
        nodes.addAll(nodes(Op.Dense.class));
        for (String node : nodes) {
            Diagnosis found = Diagnosis.of(compare(Map.of(node, 2), Map.of(), WeightGranularity.PER_CHANNEL))
                    .orElseThrow();

            assertThat(found.culprit().origin().value()).isEqualTo(node);
            assertThat(found.cause()).contains("more weight bits for '" + node + "'");
        }
    }

    @Test
    void oneScaleForAllChannelsIsNamedAsTheFirstThingToChange() {
        String node = nodes(Op.Conv.class).get(0);

        Diagnosis found = Diagnosis.of(compare(Map.of(node, 2), Map.of(), WeightGranularity.PER_TENSOR))
                .orElseThrow();

        assertThat(found.cause()).contains("--weight-scales per-channel");
    }

    @Test
    void valuesBeyondTheRangeAreFoundAsSuch() {
        // Calibrated on a black image alone, every range is far too narrow for a digit.
        Quantized quantized = quantized(
                options(Map.of(), Map.of(), WeightGranularity.PER_CHANNEL),
                List.of(new long[GRAPH.inputShape().elements()]));

        List<LayerError> errors = LayerComparison.of(quantized, IMAGES.images(), 5, done -> {});

        assertThat(Diagnosis.of(errors).orElseThrow().cause()).contains("beyond its range", "--ranges min-max");
    }

    @Test
    void countsWhatItSays() {
        Quantized quantized = quantized(options(Map.of(), Map.of(), WeightGranularity.PER_CHANNEL), calibration());
        Network network = quantized.network();

        List<LayerError> errors = LayerComparison.of(quantized, IMAGES.images(), 3, done -> {});

        assertThat(errors).hasSameSizeAs(network.layers());
        for (LayerError error : errors) {
            assertThat(error.elements())
                    .isEqualTo(3L * error.layer().outputType().shape().elements());
            assertThat(error.sqnr()).isCloseTo(10 * Math.log10(error.signal() / error.noise()), within(1e-9));
            assertThat(error.maxError() * error.maxError()).isBetween(error.noise() / error.elements(), error.noise());
            assertThat(error.rangeUsed()).isBetween(0.0, 1.0);
            assertThat(error.zeros()).isLessThanOrEqualTo(error.elements());
        }
        assertThat(errors.get(1).zeros())
                .as("a ReLU's zeros")
                .isGreaterThanOrEqualTo(errors.get(1).floatZeros());
        assertThat(errors.get(1).floatZeros()).isPositive();
    }

    private static List<LayerError> compare(
            Map<String, Integer> weightBits, Map<String, Integer> activationBits, WeightGranularity granularity) {
        Quantized quantized = quantized(options(weightBits, activationBits, granularity), calibration());
        return LayerComparison.of(quantized, IMAGES.images(), 10, done -> {});
    }

    private static Quantized quantized(QuantizeOptions options, List<long[]> images) {
        return CalibratedGraph.of(GRAPH, images, options, Where.of("model", "lenet5"))
                .quantize(options);
    }

    private static List<long[]> calibration() {
        List<long[]> stored = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            byte[] pixels = IMAGES.images().read(i).pixels();
            long[] values = new long[pixels.length];
            Arrays.setAll(values, k -> pixels[k] & 0xff);
            stored.add(values);
        }
        return stored;
    }

    private static List<String> nodes(Class<? extends Op> kind) {
        return GRAPH.nodes().stream()
                .filter(node -> kind.isInstance(node.op()))
                .map(Node::name)
                .toList();
    }

    private static QuantizeOptions options(
            Map<String, Integer> weightBits, Map<String, Integer> activationBits, WeightGranularity granularity) {
        QuantizeOptions d = QuantizeOptions.defaults();
        return new QuantizeOptions(
                        d.encoding(),
                        d.inputFormat(),
                        QuantizationScheme.POW2,
                        granularity,
                        CalibrationMethod.MSE,
                        8,
                        8,
                        Map.of(),
                        true,
                        true,
                        d.rounding())
                .withBits(weightBits, activationBits);
    }
}
