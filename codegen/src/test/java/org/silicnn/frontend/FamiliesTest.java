package org.silicnn.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silicnn.graph.Graph;
import org.silicnn.graph.GraphInterpreter;
import org.silicnn.ir.Shape;
import org.silicnn.testvectors.TestVectors;

/** Trained nets of every family and file format, against the answers of the framework that made them. */
class FamiliesTest {
    @ParameterizedTest
    @CsvSource({
        "lenet5-torchscript-opset9.onnx, lenet5-digits, digits-28x28",
        "lenet5-torchscript-opset11.onnx, lenet5-digits, digits-28x28",
        "lenet5-dynamo-opset18.onnx, lenet5-digits, digits-28x28",
        "lenet5-keras3-export.onnx, lenet5-digits, digits-28x28",
        "lenet5-keras2-tf2onnx.onnx, lenet5-digits, digits-28x28",
        "lenet5-keras3.keras, lenet5-digits, digits-28x28",
        "lenet5-keras3.h5, lenet5-digits, digits-28x28",
        "lenet5-keras2.h5, lenet5-digits, digits-28x28",
        "lenet5-float.tflite, lenet5-digits, digits-28x28",
        "conv1d-digits.onnx, conv1d-digits, digits-8x8",
        "conv3d-digits.keras, conv3d-digits, digits-8x8",
        "mlp-digits.onnx, mlp-digits, digits-8x8",
        "mobilenet-digits.onnx, mobilenet-digits, digits-28x28",
        "resnet8-digits.onnx, resnet8-digits, digits-28x28",
        "unet-digits.onnx, unet-digits, digits-28x28-noisy"
    })
    void agreeWithTheirFramework(String model, String expected, String images) throws IOException {
        Graph graph = ModelReader.read(TestVectors.path("models/families/" + model), ImportOptions.NONE);
        GraphInterpreter interpreter = new GraphInterpreter(graph);
        float[][] pixels = Digits.testPixels(images);
        Path answers = TestVectors.path("models/families/" + expected + ".expected.csv");
        for (String line : Files.readAllLines(answers)) {
            if (!Character.isDigit(line.charAt(0))) {
                continue;
            }
            double[] row = Arrays.stream(line.split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            float[] output = interpreter.run(pixels[(int) row[0]]);
            check(channelsFirst(output, graph.output().shape()), Arrays.copyOfRange(row, 1, row.length));
        }
    }

    private static void check(float[] found, double... wanted) {
        double largest = Arrays.stream(wanted).map(Math::abs).max().orElseThrow();
        assertThat(found).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.length; i++) {
            assertThat((double) found[i]).isCloseTo(wanted[i], offset(1e-5 * largest));
        }
    }

    private static float[] channelsFirst(float[] values, Shape shape) {
        float[] result = new float[values.length];
        int places = values.length / shape.channels();
        for (int i = 0; i < values.length; i++) {
            result[i % shape.channels() * places + i / shape.channels()] = values[i];
        }
        return result;
    }
}
