package org.silicnn.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silicnn.graph.Graph;
import org.silicnn.graph.GraphInterpreter;
import org.silicnn.graph.Op;
import org.silicnn.problem.UserException;
import org.silicnn.testvectors.Golden;
import org.silicnn.testvectors.TestVectors;

class ModelReaderTest {
    /** Accuracies as ONNX Runtime measures them, stated in test-vectors/README.md. */
    @ParameterizedTest
    @CsvSource({"lenet5-digits, digits-28x28, 399", "tiny-digits, digits-8x8, 394"})
    void trainedNetsKeepTheirAccuracy(String model, String images, int right) throws IOException {
        Graph graph = ModelReader.read(TestVectors.path("models/" + model + ".onnx"), ImportOptions.NONE);
        GraphInterpreter interpreter = new GraphInterpreter(graph);
        Digits digits = Digits.test(images);
        int found = 0;
        for (int i = 0; i < digits.labels().length; i++) {
            found += largest(interpreter.run(digits.pixels()[i])) == digits.labels()[i] ? 1 : 0;
        }
        assertThat(found).isEqualTo(right);
    }

    @Test
    void traceHoldsEveryValueAndEndsInTheResultOfRun() throws IOException {
        Graph graph = ModelReader.read(TestVectors.path("models/lenet5-digits.onnx"), ImportOptions.NONE);
        GraphInterpreter interpreter = new GraphInterpreter(graph);
        float[] image = Digits.test("digits-28x28").pixels()[0];
        Map<String, float[]> trace = interpreter.trace(image);
        assertThat(trace.keySet())
                .containsExactlyInAnyOrderElementsOf(graph.shapes().keySet());
        assertThat(trace.get(graph.output().name())).containsExactly(interpreter.run(image));
    }

    @Test
    void noElementHasToMoveInAnOrdinaryNet() {
        Graph graph = ModelReader.read(TestVectors.path("models/lenet5-digits.onnx"), ImportOptions.NONE);
        assertThat(graph.inputShape()).hasToString("28x28x1");
        assertThat(graph.nodes()).noneMatch(node -> node.op() instanceof Op.Transpose);
    }

    @ParameterizedTest
    @CsvSource({
        "not-onnx.onnx",
        "truncated.onnx",
        "two-unsupported-ops.onnx",
        "truncated.keras",
        "truncated.h5",
        "two-unsupported-layers.keras",
        "missing.onnx"
    })
    void badFilesAreRefusedWithTheirTexts(String file, @TempDir Path empty) throws IOException {
        Path path = TestVectors.folder().resolve("models/bad").resolve(file);
        String folder = path.getParent().toString();
        String here = Path.of("").toAbsolutePath().toString();
        String text = messageFor(path).replace(folder, "DIR").replace(here, "HERE");
        Golden.check("errors/models/" + file + ".txt", text + "\n");
    }

    @Test
    void aFolderIsNoModel(@TempDir Path folder) {
        assertThat(messageFor(folder)).contains("[S002]").contains("it is not a file");
    }

    @Test
    void anEmptyFileIsNoModel(@TempDir Path folder) throws IOException {
        assertThat(messageFor(Files.createFile(folder.resolve("empty.onnx")))).contains("[S110]");
    }

    private static String messageFor(Path file) {
        return catchThrowableOfType(UserException.class, () -> ModelReader.read(file, ImportOptions.NONE))
                .getMessage();
    }

    private static int largest(float[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = values[i] > values[largest] ? i : largest;
        }
        return largest;
    }
}
