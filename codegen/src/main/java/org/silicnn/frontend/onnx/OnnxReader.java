package org.silicnn.frontend.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.file.Path;
import org.silicnn.frontend.ImportOptions;
import org.silicnn.graph.Graph;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/** Reads ONNX models. */
public final class OnnxReader {
    private OnnxReader() {}

    /**
     * Imports a trained network.
     *
     * @throws IOException if the file can't be read
     * @throws UserException if it isn't an ONNX model or can't be imported; it names every problem found
     */
    public static Graph read(Path file, ImportOptions options) throws IOException {
        ModelProto model = OnnxFile.parse(file);
        return OnnxImport.run(OnnxModel.of(model, name(file), options, Where.file(file)))
                .graph();
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
