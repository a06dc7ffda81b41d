package org.silicnn.host.infer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that appears, or takes the place of an older one, only when it is whole: written beside it first. Closed
 * without {@link #keep} it leaves nothing.
 */
public final class ResultFile implements AutoCloseable {
    private final Path target;
    private final Path beside;
    private final PrintStream out;
    private boolean kept;

    /** @throws IOException if nothing can be written there */
    public ResultFile(Path target) throws IOException {
        this.target = target.toAbsolutePath();
        beside = this.target.resolveSibling("." + target.getFileName() + ".new" + System.nanoTime());
        out = new PrintStream(
                new BufferedOutputStream(Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW)),
                false,
                StandardCharsets.UTF_8);
    }

    /** Where to write; never throws, {@link #keep} tells. */
    public PrintStream out() {
        return out;
    }

    /**
     * Puts the file in its place.
     *
     * @throws IOException if it could not be written whole
     */
    public void keep() throws IOException {
        boolean failed = out.checkError();
        out.close();
        if (failed || out.checkError()) {
            throw new IOException(target + " could not be written; is the disk full?");
        }
        Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        kept = true;
    }

    @Override
    public void close() throws IOException {
        if (!kept) {
            out.close();
            Files.deleteIfExists(beside);
        }
    }
}
