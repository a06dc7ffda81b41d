package org.silicnn.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.silicnn.graph.Graph;
import org.silicnn.graph.GraphInterpreter;
import org.silicnn.ir.Network;
import org.silicnn.problem.Where;
import org.silicnn.quant.CalibratedGraph;
import org.silicnn.quant.QuantizeOptions;
import org.silicnn.sim.Tensor;
import org.silicnn.sim.fast.FastSimulator;

/**
 * A net too large to be stored here against the answers of the framework that trained it: {@code
 * test-vectors/scripts/keras_answers.py} and {@code tflite_answers.py} write the folder that {@code -Dsilicnn.answers}
 * names. Numbers must be near to the framework's, stored integers the same.
 */
@EnabledIfSystemProperty(named = "silicnn.answers", matches = ".+")
class ReferenceAnswersTest {
    private static final Path FOLDER = Path.of(System.getProperty("silicnn.answers", ""));

    /** Answers of one kind to all images, one behind the other. */
    private interface Answers {
        float[] of(float[] image);
    }

    @Test
    void answersAndAccuracyAreThoseOfTheFramework() throws IOException {
        NumpyArray labels = NumpyArray.read(FOLDER.resolve("labels.npy"));
        NumpyArray images = NumpyArray.read(FOLDER.resolve("images.npy"));
        NumpyArray outputs = NumpyArray.read(FOLDER.resolve("outputs.npy"));
        Answers answers = outputs.isFloat() ? floats() : integers();
        double largest = 0;
        int differing = 0;
        int right = 0;
        int rightThere = 0;
        for (int i = 0; i < labels.size(); i++) {
            float[] wanted = part(outputs, i, labels.size());
            float[] found = answers.of(part(images, i, labels.size()));
            for (int at = 0; at < wanted.length; at++) {
                largest = Math.max(largest, Math.abs(found[at] - wanted[at]));
                differing += found[at] == wanted[at] ? 0 : 1;
            }
            right += first(found) == labels.integer(i) ? 1 : 0;
            rightThere += first(wanted) == labels.integer(i) ? 1 : 0;
        }
        String report = right + " of " + labels.size() + " right here, " + rightThere + " there; " + differing + " of "
                + outputs.size() + " outputs differ, by " + largest + " at most";
        Files.writeString(FOLDER.resolve("report.txt"), report + "\n");
        assertThat(right).as(report).isEqualTo(rightThere);
        assertThat(largest).as(report).isLessThan(outputs.isFloat() ? 1e-4 : 1e-9);
    }

    private static Answers floats() throws IOException {
        return new GraphInterpreter(ModelReader.read(model(), ImportOptions.NONE))::run;
    }

    private static Answers integers() throws IOException {
        Graph graph = ModelReader.read(model(), ImportOptions.NONE);
        Network network = CalibratedGraph.withoutImages(graph, QuantizeOptions.defaults(), Where.file(model()))
                .orElseThrow()
                .network();
        FastSimulator simulator = new FastSimulator(network);
        return image -> {
            long[] stored = new long[image.length];
            for (int i = 0; i < stored.length; i++) {
                stored[i] = (long) image[i];
            }
            List<Tensor> made = simulator.run(List.of(new Tensor(network.inputType(), stored)));
            long[] values = made.get(0).values();
            float[] answer = new float[values.length];
            for (int i = 0; i < answer.length; i++) {
                answer[i] = values[i];
            }
            return answer;
        };
    }

    private static Path model() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().startsWith("model."))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static float[] part(NumpyArray array, int index, int count) {
        float[] part = new float[array.size() / count];
        for (int i = 0; i < part.length; i++) {
            part[i] = array.number(index * part.length + i);
        }
        return part;
    }

    static int first(float... values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = values[i] > values[largest] ? i : largest;
        }
        return largest;
    }
}
