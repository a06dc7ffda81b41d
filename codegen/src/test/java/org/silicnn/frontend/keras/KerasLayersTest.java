package org.silicnn.frontend.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.silicnn.frontend.ImportOptions;
import org.silicnn.frontend.ModelReader;
import org.silicnn.graph.GraphInterpreter;
import org.silicnn.testvectors.TestVectors;

/** Models that hold every kind of layer, against Keras' own answers. A new case is a new pair of files. */
class KerasLayersTest {
    static List<Path> models() throws IOException {
        try (Stream<Path> files = Files.list(TestVectors.path("models/keras-layers"))) {
            return files.filter(file -> !file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void computesWhatKerasComputes(Path model) throws IOException {
        GraphInterpreter interpreter = new GraphInterpreter(ModelReader.read(model, ImportOptions.NONE));
        List<String> lines = Files.readAllLines(model.resolveSibling(model.getFileName() + ".csv"));
        for (int i = 0; i < lines.size(); i += 2) {
            float[] found = interpreter.run(numbers(lines.get(i), "input"));
            float[] wanted = numbers(lines.get(i + 1), "output");
            assertThat(found).hasSameSizeAs(wanted);
            // What floats lose where large numbers cancel.
            float lost = 0;
            for (float each : wanted) {
                lost = Math.max(lost, 1e-6f * Math.abs(each));
            }
            for (int at = 0; at < wanted.length; at++) {
                assertThat(found[at])
                        .as("output %s", at)
                        .isCloseTo(wanted[at], offset(lost + 1e-5f * Math.max(1, Math.abs(wanted[at]))));
            }
        }
    }

    private static float[] numbers(String line, String word) {
        String[] parts = line.split(",", -1);
        assertThat(parts[0]).isEqualTo(word);
        double[] values =
                Arrays.stream(parts).skip(1).mapToDouble(Double::parseDouble).toArray();
        float[] numbers = new float[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) values[i];
        }
        return numbers;
    }
}
