package org.silicnn.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.silicnn.graph.GraphInterpreter;

/**
 * A net too large to be stored here against the answers of the framework that trained it: {@code
 * test-vectors/scripts/keras_answers.py} writes the folder that {@code -Dsilicnn.answers} names.
 */
@EnabledIfSystemProperty(named = "silicnn.answers", matches = ".+")
class ReferenceAnswersTest {
    private static final Path FOLDER = Path.of(System.getProperty("silicnn.answers", ""));
    private static final int HEADER_LENGTH_AT = 8;

    @Test
    void answersAndAccuracyAreThoseOfTheFramework() throws IOException {
        GraphInterpreter interpreter = new GraphInterpreter(ModelReader.read(model(), ImportOptions.NONE));
        byte[] labels = Files.readAllBytes(FOLDER.resolve("labels.npy"));
        FloatBuffer images = floats("images.npy");
        FloatBuffer outputs = floats("outputs.npy");
        int count = labels.length - dataAt(ByteBuffer.wrap(labels));
        float[] image = new float[images.remaining() / count];
        float[] wanted = new float[outputs.remaining() / count];
        double largest = 0;
        int right = 0;
        int rightThere = 0;
        for (int i = 0; i < count; i++) {
            images.get(image);
            outputs.get(wanted);
            float[] found = interpreter.run(image);
            for (int at = 0; at < wanted.length; at++) {
                largest = Math.max(largest, Math.abs(found[at] - wanted[at]));
            }
            int label = labels[labels.length - count + i];
            right += first(found) == label ? 1 : 0;
            rightThere += first(wanted) == label ? 1 : 0;
        }
        String report = right + " of " + count + " right here, " + rightThere + " there; outputs differ by " + largest;
        Files.writeString(FOLDER.resolve("report.txt"), report + "\n");
        assertThat(right).as(report).isEqualTo(rightThere);
        assertThat(largest).as(report).isLessThan(1e-4);
    }

    private static Path model() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().startsWith("model."))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static FloatBuffer floats(String file) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.wrap(Files.readAllBytes(FOLDER.resolve(file))).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(dataAt(bytes));
        return bytes.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    }

    /** Behind the header of a .npy file. */
    private static int dataAt(ByteBuffer bytes) {
        return HEADER_LENGTH_AT
                + Short.BYTES
                + bytes.order(ByteOrder.LITTLE_ENDIAN).getShort(HEADER_LENGTH_AT);
    }

    private static int first(float[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = values[i] > values[largest] ? i : largest;
        }
        return largest;
    }
}
