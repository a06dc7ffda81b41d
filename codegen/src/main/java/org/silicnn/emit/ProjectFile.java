package org.silicnn.emit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One file of a project.
 *
 * @param path relative, with forward slashes, made of our own identifiers only
 */
public record ProjectFile(String path, Content content) {
    /** A file of this text in UTF-8. */
    public static ProjectFile text(String path, String text) {
        return new ProjectFile(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Writes the file's bytes; equal networks give equal bytes. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
