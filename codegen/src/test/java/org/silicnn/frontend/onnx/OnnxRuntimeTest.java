package org.silicnn.frontend.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.silicnn.frontend.ImportOptions;
import org.silicnn.frontend.onnx.OnnxImport.Imported;
import org.silicnn.graph.GraphMaker;
import org.silicnn.testvectors.TestVectors;

/** Every model we import computes what ONNX Runtime, its optimisations off, computes. */
class OnnxRuntimeTest {
    private static final OrtEnvironment RUNTIME = OrtEnvironment.getEnvironment();
    private static final int IMAGES = 3;

    static List<Path> models() throws IOException {
        try (Stream<Path> files = Files.walk(TestVectors.path("models"))) {
            return files.filter(file -> file.toString().endsWith(".onnx"))
                    .filter(file -> !file.getParent().endsWith("bad"))
                    .filter(file -> !file.toString().matches(".*(qdq|qoperator|qonnx).*"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void agrees(Path file) throws IOException, OrtException {
        OnnxModel model = OnnxReader.open(file, "model", ImportOptions.NONE);
        Imported imported = OnnxImport.run(model);
        SplittableRandom random = new SplittableRandom(11);
        try (OrtSession session = session(file)) {
            for (int i = 0; i < IMAGES; i++) {
                float[] image = GraphMaker.random(random, imported.inputLayout().elements());
                float[] wanted = run(session, model.input(), image);
                float[] found = ImportedRun.run(imported, image);
                assertThat(found).hasSameSizeAs(wanted);
                float largest = 0;
                for (float value : wanted) {
                    largest = Math.max(largest, Math.abs(value));
                }
                for (int at = 0; at < found.length; at++) {
                    assertThat(found[at]).isCloseTo(wanted[at], offset(1e-5f * largest));
                }
            }
        }
    }

    private static OrtSession session(Path file) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
        return RUNTIME.createSession(file.toString(), options);
    }

    private static float[] run(OrtSession session, OnnxInput input, float... image) throws OrtException {
        long[] dims = Arrays.stream(input.dims()).asLongStream().toArray();
        try (OnnxTensor tensor = OnnxTensor.createTensor(RUNTIME, FloatBuffer.wrap(image), dims);
                OrtSession.Result result = session.run(Map.of(input.name(), tensor))) {
            FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] copy = new float[values.remaining()];
            values.get(copy);
            return copy;
        }
    }
}
