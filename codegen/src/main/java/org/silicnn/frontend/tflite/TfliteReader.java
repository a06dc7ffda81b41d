package org.silicnn.frontend.tflite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.silicnn.frontend.ImportOptions;
import org.silicnn.frontend.ModelBytes;
import org.silicnn.frontend.ModelFormat;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;
import org.silicnn.graph.Graph;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.problem.Diagnostics;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/** Reads TensorFlow Lite models. */
public final class TfliteReader {
    private static final byte[] IDENTIFIER = "TFL3".getBytes(StandardCharsets.US_ASCII);

    private TfliteReader() {}

    /** Whether a file that begins with these bytes says it is such a model. */
    public static boolean recognizes(byte[] head) {
        int end = Integer.BYTES + IDENTIFIER.length;
        return head.length >= end && Arrays.equals(head, Integer.BYTES, end, IDENTIFIER, 0, IDENTIFIER.length);
    }

    /** What can be imported. */
    public static List<ModelFormat> formats() {
        return List.of(new ModelFormat("TensorFlow Lite operators", List.copyOf(Operators.words())));
    }

    /**
     * Imports a trained network.
     *
     * @param name for the graph
     * @throws IOException if the file can't be read
     * @throws UserException if it can't be imported; it names every problem found
     */
    public static Graph read(Path file, String name, ImportOptions options) throws IOException {
        Where where = Where.file(file);
        byte[] content = ModelBytes.read(file);
        try {
            return TfliteImport.run(TfliteModel.of(new FlatBytes(content)), name, options, where);
        } catch (Rejection rejection) {
            Diagnostics diagnostics = new Diagnostics();
            rejection.reportTo(diagnostics, where);
            diagnostics.stopIfErrors();
            throw rejection;
        } catch (InvalidNetworkException e) {
            throw new UserException(ModelProblem.RULE_BROKEN, where, e.getMessage());
        }
    }
}
