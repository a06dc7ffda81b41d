package org.silicnn.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silicnn.emit.GeneratedProgram;
import org.silicnn.evaluate.Accuracy;
import org.silicnn.evaluate.Predictions;
import org.silicnn.frontend.ImportOptions;
import org.silicnn.frontend.ModelReader;
import org.silicnn.graph.Graph;
import org.silicnn.graph.GraphInterpreter;
import org.silicnn.image.ImageSet;
import org.silicnn.ir.Network;
import org.silicnn.ir.Shape;
import org.silicnn.problem.Where;
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;
import org.silicnn.sim.TensorBytes;
import org.silicnn.testvectors.TestVectors;

/** A trained net of each family, all the way: to integers of eight bits, and to C that computes the same. */
class QuantizedFamiliesTest {
    private static final int IMAGES_OF_C = 10;
    private static final int SEGMENTED = 40;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "conv1d-digits.onnx, digits-8x8, 8",
        "conv3d-digits.keras, digits-8x8, 8",
        "mlp-digits.onnx, digits-8x8, 8",
        "mobilenet-digits.onnx, digits-28x28, 28",
        "resnet8-digits.onnx, digits-28x28, 28",
    })
    void eightBitsCostLittleAndTheGeneratedCAgrees(String model, String images, int side) throws IOException {
        Graph graph = ModelReader.read(TestVectors.path("models/families/" + model), ImportOptions.NONE);
        ImageSet test = open(images + "/test-images-idx3-ubyte", side);
        QuantizeOptions options = QuantizeOptions.defaults();

        Network network = Quantizer.quantize(graph, calibration(images, side), options, Where.of("model", model));

        List<Integer> labels = test.labels().orElseThrow();
        Accuracy floating =
                Accuracy.of(Predictions.ofGraph(graph, options.encoding(), test.images(), done -> {}), labels);
        Accuracy fixed = Accuracy.of(Predictions.ofNetwork(network, test.images(), done -> {}), labels);
        assertThat(fixed.percent()).isCloseTo(floating.percent(), within(1.0));
        checkGeneratedC(network, test);
    }

    /** The sign of a pixel's logit says whether it is of the stroke; the masks say whether it was. */
    @Test
    void aSegmentationNetLosesFewPixelsAtEightBits() throws IOException {
        String images = "digits-28x28-noisy";
        Graph graph = ModelReader.read(TestVectors.path("models/families/unet-digits.onnx"), ImportOptions.NONE);
        ImageSet test = open(images + "/test-images-idx3-ubyte", 28);
        ImageSet masks = open(images + "/test-masks-idx3-ubyte", 28);
        QuantizeOptions options = QuantizeOptions.defaults();

        Network network = Quantizer.quantize(graph, calibration(images, 28), options, Where.of("model", "unet"));

        GraphInterpreter interpreter = new GraphInterpreter(graph);
        Simulator simulator = new Simulator(network);
        int pixels = 0;
        int floating = 0;
        int fixed = 0;
        for (int i = 0; i < SEGMENTED; i++) {
            byte[] image = test.images().read(i).pixels();
            byte[] mask = masks.images().read(i).pixels();
            float[] logits = interpreter.run(options.encoding().decode(image, 1));
            Tensor sums = simulator.run(TensorBytes.decode(network.inputType(), image));
            for (int at = 0; at < mask.length; at++) {
                boolean stroke = mask[at] != 0;
                pixels++;
                floating += (logits[at] > 0) == stroke ? 1 : 0;
                fixed += (sums.values()[at] > 0) == stroke ? 1 : 0;
            }
        }
        assertThat(100.0 * floating / pixels).isGreaterThan(95);
        assertThat(100.0 * fixed / pixels).isCloseTo(100.0 * floating / pixels, within(0.3));
        checkGeneratedC(network, test);
    }

    private void checkGeneratedC(Network network, ImageSet test) throws IOException {
        Simulator simulator = new Simulator(network);
        List<Tensor> images = new ArrayList<>();
        List<Tensor> answers = new ArrayList<>();
        for (int i = 0; i < IMAGES_OF_C; i++) {
            images.add(TensorBytes.decode(
                    network.inputType(), test.images().read(i).pixels()));
            answers.add(simulator.run(images.get(i)));
        }
        GeneratedProgram program = GeneratedProgram.write(network, images.subList(0, 1), folder);
        assertThat(program.run(images)).isEqualTo(answers);
    }

    /** As pictures, whatever shape the network gives to their pixels. */
    private static ImageSet open(String path, int side) {
        return ImageSet.open(List.of(TestVectors.path("images/" + path)), Optional.empty(), Shape.image(side, side, 1));
    }

    private static List<long[]> calibration(String folder, int side) {
        ImageSet images = open(folder + "/calibration-images-idx3-ubyte", side);
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
