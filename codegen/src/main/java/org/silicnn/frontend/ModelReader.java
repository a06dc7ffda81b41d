package org.silicnn.frontend;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.silicnn.frontend.onnx.OnnxReader;
import org.silicnn.graph.Graph;
import org.silicnn.problem.CodegenProblem;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/** Reads a model file of any supported format, recognised by its content. */
public final class ModelReader {
    private ModelReader() {}

    /**
     * Imports a trained network.
     *
     * @throws UserException if the file can't be read or the network can't be imported; it names every problem found
     */
    public static Graph read(Path file, ImportOptions options) {
        Where where = Where.file(file);
        if (!Files.exists(file)) {
            throw new UserException(
                    CodegenProblem.FILE_NOT_FOUND, where, Path.of("").toAbsolutePath());
        }
        if (!Files.isRegularFile(file)) {
            throw new UserException(CodegenProblem.FILE_NOT_READABLE, where, "it is not a file");
        }
        try {
            return OnnxReader.read(file, options);
        } catch (AccessDeniedException e) {
            throw new UserException(CodegenProblem.FILE_NOT_READABLE, where, "permission denied");
        } catch (IOException e) {
            throw new UserException(CodegenProblem.FILE_NOT_READABLE, where, String.valueOf(e.getMessage()));
        }
    }
}
