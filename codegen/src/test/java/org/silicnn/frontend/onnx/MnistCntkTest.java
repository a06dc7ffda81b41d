package org.silicnn.frontend.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silicnn.frontend.ImportOptions;
import org.silicnn.frontend.ModelReader;
import org.silicnn.graph.GraphInterpreter;
import org.silicnn.testvectors.PublicData;

/** The ONNX model zoo's MNIST net, as CNTK wrote it: stored tensors listed as inputs, reshaped weights, auto_pad. */
class MnistCntkTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void answersItsOwnTestSets(int set) throws IOException {
        Path model = PublicData.path("mnist-cntk/model.onnx");
        Path data = model.resolveSibling("test_data_set_" + set);
        GraphInterpreter interpreter = new GraphInterpreter(ModelReader.read(model, ImportOptions.NONE));
        float[] wanted = floats(data.resolve("output_0.pb"));
        float[] found = interpreter.run(floats(data.resolve("input_0.pb")));
        assertThat(found).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.length; i++) {
            assertThat(found[i]).isCloseTo(wanted[i], offset(1e-4f * Math.max(1, Math.abs(wanted[i]))));
        }
    }

    private static float[] floats(Path file) throws IOException {
        return TensorDecoder.decode(TensorProto.parseFrom(Files.readAllBytes(file)))
                .floats();
    }
}
