package org.silicnn.frontend;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.silicnn.frontend.keras.KerasReader;
import org.silicnn.frontend.onnx.OnnxReader;
import org.silicnn.frontend.tflite.TfliteReader;
import org.silicnn.graph.Graph;
import org.silicnn.problem.CodegenProblem;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/** Reads a model file of any supported format, recognised by its content. */
public final class ModelReader {
    /** Bytes that are enough to tell formats apart. */
    private static final int SIGNATURE = 8;

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
            byte[] beginning = beginning(file);
            if (TfliteReader.recognizes(beginning)) {
                return TfliteReader.read(file, name(file), options);
            }
            return KerasReader.begins(beginning)
                    ? KerasReader.read(file, name(file), options)
                    : OnnxReader.read(file, name(file), options);
        } catch (AccessDeniedException e) {
            throw new UserException(CodegenProblem.FILE_NOT_READABLE, where, "permission denied");
        } catch (IOException e) {
            throw new UserException(CodegenProblem.FILE_NOT_READABLE, where, String.valueOf(e.getMessage()));
        }
    }

    /** What can be imported, from the tables that importing uses. */
    public static List<ModelFormat> formats() {
        List<ModelFormat> formats = new ArrayList<>(OnnxReader.formats());
        formats.addAll(KerasReader.formats());
        formats.addAll(TfliteReader.formats());
        return formats;
    }

    private static byte[] beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(SIGNATURE);
        }
    }

    /** The file's, without what follows the last dot. */
    private static String name(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
