package org.silicnn.frontend.tflite;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.silicnn.ir.Network;
import org.silicnn.problem.Where;
import org.silicnn.quant.CalibratedGraph;
import org.silicnn.quant.QuantizeOptions;
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;
import org.silicnn.testvectors.TestVectors;

/** One int8 file for each operator: integer by integer what TensorFlow Lite's reference kernels compute. */
class TfliteOperatorsTest {
    static List<String> models() throws IOException {
        try (Stream<Path> files = Files.list(TestVectors.path("models/tflite-operators"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".tflite"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void equalsTheReferenceKernels(String name) throws IOException {
        Path file = TestVectors.path("models/tflite-operators/" + name);
        Network network = CalibratedGraph.withoutImages(
                        ModelReader.read(file, ImportOptions.NONE), QuantizeOptions.defaults(), Where.file(file))
                .orElseThrow()
                .network();
        Simulator simulator = new Simulator(network);
        List<String> lines = Files.readAllLines(file.resolveSibling(name.replace(".tflite", ".csv")));
        for (int i = 0; i < lines.size(); i += 2) {
            Tensor image = new Tensor(network.inputType(), numbers(lines.get(i), "input"));
            assertThat(simulator.run(image).values())
                    .as("image %d", i / 2)
                    .containsExactly(numbers(lines.get(i + 1), "output"));
        }
    }

    private static long[] numbers(String line, String word) {
        String[] parts = line.split(",", -1);
        assertThat(parts[0]).isEqualTo(word);
        return Arrays.stream(parts).skip(1).mapToLong(Long::parseLong).toArray();
    }
}
