package org.silicnn.frontend.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.frontend.ImportOptions;
import org.silicnn.frontend.ModelReader;
import org.silicnn.graph.Graph;
import org.silicnn.graph.GraphInterpreter;
import org.silicnn.graph.Quantize;
import org.silicnn.image.ImageSet;
import org.silicnn.image.ImageSource;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Network;
import org.silicnn.problem.Where;
import org.silicnn.quant.CalibratedGraph;
import org.silicnn.quant.QuantizeOptions;
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;
import org.silicnn.testvectors.TestVectors;

/** An int8 net without any image for calibration: bit for bit what TensorFlow Lite's reference kernels compute. */
class TfliteInt8Test {
    private static final Path MODEL = TestVectors.path("models/families/tiny-int8.tflite");
    private static final Path ANSWERS = TestVectors.path("models/families/tiny-int8.expected.csv");
    private static final Path IMAGES = TestVectors.path("images/digits-8x8/test-images-idx3-ubyte");

    @Test
    void everyOutputEqualsThatOfTheReferenceKernels() throws IOException {
        Graph graph = ModelReader.read(MODEL, ImportOptions.NONE);
        Network network = network(graph);
        Simulator simulator = new Simulator(network);
        ImageSource images = ImageSet.open(List.of(IMAGES), Optional.empty(), graph.inputShape())
                .images();
        FixedFormat format = network.inputType().format();
        int compared = 0;
        for (long[] row : answers()) {
            Tensor image =
                    new Tensor(network.inputType(), images.read((int) row[0]).integers(format));
            assertThat(simulator.run(image).values())
                    .as("image %d", row[0])
                    .containsExactly(Arrays.copyOfRange(row, 1, row.length));
            compared++;
        }
        assertThat(compared).isEqualTo(400);
    }

    @Test
    void theFloatReferenceStaysWithinOneStep() throws IOException {
        Graph graph = ModelReader.read(MODEL, ImportOptions.NONE);
        Quantize last = (Quantize) graph.output().op();
        GraphInterpreter interpreter = new GraphInterpreter(graph);
        ImageSource images = ImageSet.open(List.of(IMAGES), Optional.empty(), graph.inputShape())
                .images();
        for (long[] row : answers()) {
            long[] stored = images.read((int) row[0]).integers(FixedFormat.signed(8, 0));
            float[] image = new float[stored.length];
            for (int i = 0; i < image.length; i++) {
                image[i] = stored[i];
            }
            float[] scores = interpreter.run(image);
            for (int i = 0; i < scores.length; i++) {
                assertThat(Math.abs(last.grid().store(scores[i]) - row[1 + i]))
                        .as("image %d, class %d", row[0], i)
                        .isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void weightsAndScalesAreTheFilesOwn() throws IOException {
        Network network = network(ModelReader.read(MODEL, ImportOptions.NONE));
        Conv first = (Conv) network.layers().get(0);
        assertThat(network.inputType().zeroPoint()).isEqualTo(-128);
        assertThat(network.inputType().scale()).isEqualTo((double) (1f / 255));
        assertThat(first.weights().format()).isEqualTo(FixedFormat.signed(8, 0));
        // Per channel, and symmetric: each output channel has a weight at the limit.
        for (int o = 0; o < 4; o++) {
            long largest = 0;
            for (int i = 0; i < 9; i++) {
                largest = Math.max(largest, Math.abs(first.weights().get(o * 9 + i)));
            }
            assertThat(largest).as("channel %d", o).isEqualTo(127);
        }
        assertThat(network.outputType().format()).isEqualTo(FixedFormat.signed(8, 0));
        assertThat(network.outputType().zeroPoint()).isEqualTo(41);
    }

    private static Network network(Graph graph) {
        return CalibratedGraph.withoutImages(graph, QuantizeOptions.defaults(), Where.file(MODEL))
                .orElseThrow()
                .network();
    }

    private static List<long[]> answers() throws IOException {
        return Files.readAllLines(ANSWERS).stream()
                .filter(line -> Character.isDigit(line.charAt(0)))
                .map(line -> Arrays.stream(line.split(",", -1))
                        .mapToLong(text -> (long) Double.parseDouble(text))
                        .toArray())
                .toList();
    }
}
