package org.silicnn.frontend.onnx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.silicnn.frontend.ImportOptions;
import org.silicnn.frontend.ModelFormat;
import org.silicnn.graph.Graph;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/** Reads ONNX models. */
public final class OnnxReader {
    private OnnxReader() {}

    /**
     * Imports a trained network.
     *
     * @param name for the graph
     * @throws IOException if the file can't be read
     * @throws UserException if it isn't an ONNX model or can't be imported; it names every problem found
     */
    public static Graph read(Path file, String name, ImportOptions options) throws IOException {
        return OnnxImport.run(open(file, name, options)).graph();
    }

    /** What can be imported. */
    public static List<ModelFormat> formats() {
        return List.of(new ModelFormat("ONNX operators", List.copyOf(Operators.words())));
    }

    static OnnxModel open(Path file, String name, ImportOptions options) throws IOException {
        ExternalData files = new ExternalData(file.toAbsolutePath().getParent());
        return OnnxModel.of(OnnxFile.parse(file), name, files, options, Where.file(file));
    }
}
