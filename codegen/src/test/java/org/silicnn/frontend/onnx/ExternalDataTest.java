package org.silicnn.frontend.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.silicnn.frontend.ImportOptions;
import org.silicnn.frontend.ModelReader;
import org.silicnn.graph.GraphPrinter;
import org.silicnn.problem.UserException;
import org.silicnn.testvectors.TestVectors;

class ExternalDataTest {
    private static final String DATA = "weights.bin";

    @TempDir
    private Path folder;

    private ModelProto whole;
    private Path model;

    @BeforeEach
    void read() throws IOException {
        whole = OnnxFile.parse(TestVectors.path("models/tiny-digits.onnx"));
        model = folder.resolve("sub/tiny-digits.onnx");
        Files.createDirectories(model.getParent());
    }

    @Test
    void weightsMayLieBesideTheModel() throws IOException {
        write(DATA, 16, 0);
        assertThat(GraphPrinter.print(ModelReader.read(model, ImportOptions.NONE)))
                .isEqualTo(GraphPrinter.print(
                        ModelReader.read(TestVectors.path("models/tiny-digits.onnx"), ImportOptions.NONE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../weights.bin", "/etc/passwd", "x/../../weights.bin", "", "\0"})
    void butNotElsewhere(String location) throws IOException {
        write(DATA, 0, 0);
        Files.write(folder.resolve(DATA), new byte[100_000]);
        assertRefused(location, 0);
    }

    @Test
    void linksDoNotLeadOut() throws IOException {
        write(DATA, 0, 0);
        Files.move(model.resolveSibling(DATA), folder.resolve("outside.bin"));
        Files.createSymbolicLink(model.resolveSibling(DATA), folder.resolve("outside.bin"));
        assertThatThrownBy(() -> ModelReader.read(model, ImportOptions.NONE))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[S166]");
    }

    @ParameterizedTest
    @CsvSource({"16, 1", "-8, 0", "9223372036854775807, 0"})
    void itMustBeThere(long start, long shift) throws IOException {
        write(DATA, start, shift);
        assertThatThrownBy(() -> ModelReader.read(model, ImportOptions.NONE))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[S167]");
    }

    private void assertRefused(String location, long shift) throws IOException {
        write(location, 0, shift);
        assertThatThrownBy(() -> ModelReader.read(model, ImportOptions.NONE))
                .isInstanceOf(UserException.class)
                .hasMessageMatching("(?s).*\\[S16[67]\\].*");
    }

    /** Moves all tensors to one file; what the model says of where they lie may be wrong. */
    private void write(String location, long start, long shift) throws IOException {
        GraphProto.Builder graph = whole.getGraph().toBuilder();
        byte[] data = new byte[100_000];
        int at = 16;
        for (TensorProto.Builder tensor : graph.getInitializerBuilderList()) {
            byte[] bytes = tensor.getRawData().toByteArray();
            System.arraycopy(bytes, 0, data, at, bytes.length);
            tensor.clearRawData().setDataLocation(TensorProto.DataLocation.EXTERNAL);
            tensor.addExternalData(entry("location", location));
            tensor.addExternalData(entry("offset", String.valueOf(at - 16 + start)));
            tensor.addExternalData(entry("length", String.valueOf(bytes.length + shift * 100_000)));
            at += bytes.length;
        }
        Files.write(model, whole.toBuilder().setGraph(graph).build().toByteArray());
        Files.write(model.resolveSibling(DATA), data);
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }
}
