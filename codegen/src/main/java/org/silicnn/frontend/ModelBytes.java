package org.silicnn.frontend;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/** The bytes of a model file that is read as a whole. */
public final class ModelBytes {
    private static final int MOST = Integer.MAX_VALUE - 8;
    /** To read all at once would take as much memory again outside the heap, and keep it. */
    private static final int CHUNK = 1 << 20;

    private ModelBytes() {}

    /**
     * Reads them.
     *
     * @throws IOException if the file can't be read
     * @throws UserException if it is larger than an array
     */
    public static byte[] read(Path file) throws IOException {
        long size = Files.size(file);
        if (size > MOST) {
            throw new UserException(ModelProblem.TOO_LARGE, Where.file(file), MOST, size);
        }
        byte[] bytes = new byte[(int) size];
        int end = 0;
        try (InputStream in = Files.newInputStream(file)) {
            int count = 0;
            while (count >= 0 && end < bytes.length) {
                end += count;
                count = in.read(bytes, end, Math.min(CHUNK, bytes.length - end));
            }
        }
        return end == bytes.length ? bytes : Arrays.copyOf(bytes, end);
    }
}
