package org.silicnn.frontend.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.frontend.ImportOptions;
import org.silicnn.frontend.ModelReader;
import org.silicnn.graph.Graph;
import org.silicnn.image.ImageSet;
import org.silicnn.image.ImageSource;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Network;
import org.silicnn.ir.TensorType;
import org.silicnn.problem.Where;
import org.silicnn.quant.CalibratedGraph;
import org.silicnn.quant.QuantizeOptions;
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;
import org.silicnn.testvectors.TestVectors;

/** Quantised nets in ONNX files, without any image for calibration, against ONNX Runtime's and Brevitas's answers. */
class QuantizedOnnxTest {
    /**
     * ONNX Runtime multiplies sums by a scale in single precision, which rounds once more than integers do; so a few codes
     * may be one off.
     *
     * @param differing outputs, of 10 classes times 20 images, that may be one code off
     */
    @ParameterizedTest
    @CsvSource({
        "lenet5-qdq-int8, digits-28x28, 0",
        "lenet5-qoperator-uint8, digits-28x28, 0",
        "tiny-qoperator-matmul-uint8, digits-8x8, 0",
        "resnet8-qdq-uint8, digits-28x28, 0"
    })
    void answersAsOnnxRuntimeDoes(String model, String images, int differing) throws IOException {
        Path file = TestVectors.path("models/families/" + model + ".onnx");
        Graph graph = ModelReader.read(file, ImportOptions.NONE);
        Network network = network(graph, file);
        TensorType type = network.outputType();
        int found = 0;
        for (double[] row : answers(model)) {
            Tensor output = run(network, images, (int) row[0]);
            for (int i = 0; i < type.shape().elements(); i++) {
                long code = Math.round(row[1 + i] / type.scale()) + type.zeroPoint();
                long difference = Math.abs(output.values()[i] - code);
                assertThat(difference).as("image %s, class %s", row[0], i).isLessThanOrEqualTo(1);
                found += (int) difference;
            }
        }
        assertThat(found).as("outputs one code off").isEqualTo(differing);
    }

    /** Trained in Brevitas with 4 bits, and scores that are never stored: each of its own scale. */
    @Test
    void qonnxAnswersAsBrevitasDoes() throws IOException {
        Path file = TestVectors.path("models/families/tiny-qonnx-w4a4.onnx");
        Network network = network(ModelReader.read(file, ImportOptions.NONE), file);
        assertThat(network.layers().stream()
                        .filter(Conv.class::isInstance)
                        .map(layer -> ((Conv) layer).weights().format()))
                .containsExactly(FixedFormat.signed(4, 0), FixedFormat.signed(4, 0));
        for (double[] row : answers("tiny-qonnx-w4a4")) {
            Tensor output = run(network, "digits-8x8", (int) row[0]);
            double largest = Arrays.stream(row).skip(1).map(Math::abs).max().orElseThrow();
            for (int i = 0; i < output.values().length; i++) {
                assertThat(output.type().real(output.values()[i]))
                        .as("image %s, class %s", row[0], i)
                        .isCloseTo(row[1 + i], offset(1e-6 * largest));
            }
        }
    }

    private static Network network(Graph graph, Path file) {
        return CalibratedGraph.withoutImages(graph, QuantizeOptions.defaults(), Where.file(file))
                .orElseThrow()
                .network();
    }

    private static Tensor run(Network network, String folder, int image) {
        ImageSource images = ImageSet.open(
                        List.of(TestVectors.path("images/" + folder + "/test-images-idx3-ubyte")),
                        Optional.empty(),
                        network.inputType().shape())
                .images();
        long[] stored = images.read(image).integers(network.inputType().format());
        return new Simulator(network).run(new Tensor(network.inputType(), stored));
    }

    private static List<double[]> answers(String model) throws IOException {
        return Files.readAllLines(TestVectors.path("models/families/" + model + ".expected.csv")).stream()
                .filter(line -> Character.isDigit(line.charAt(0)))
                .map(line -> Arrays.stream(line.split(",", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
    }
}
