package org.silicnn.emit;

import java.io.IOException;
import java.io.OutputStream;

/**
 * One file of a project.
 *
 * @param path relative, with forward slashes, made of our own identifiers only
 */
public record ProjectFile(String path, Content content) {

    /** Writes the file's bytes; equal networks give equal bytes. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
