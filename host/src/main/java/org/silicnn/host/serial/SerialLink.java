package org.silicnn.host.serial;

import java.io.IOException;

/**
 * An open line to a board. One thread reads, one thread writes; both may at once. Closing is for any thread and ends a
 * read in progress.
 */
public interface SerialLink extends AutoCloseable {
    /** What the user calls it. */
    String name();

    /** Bits per second, ten of which carry a byte. */
    int baud();

    /**
     * Waits for bytes and takes all that came.
     *
     * @param maxNanos longest wait; 0 only looks
     * @return empty if nothing came in time
     * @throws org.silicnn.problem.UserException if the port is gone
     * @throws IOException if it is closed, or the thread was interrupted
     */
    byte[] read(long maxNanos) throws IOException;

    /**
     * Hands bytes to the line. Blocks while the line's buffer is full: for ever on a pseudo-terminal that nobody reads.
     *
     * @throws org.silicnn.problem.UserException if the port is gone
     * @throws IOException if it is closed
     */
    void write(byte[] bytes) throws IOException;

    /** Closes the port. Never fails; a second time does nothing. */
    @Override
    void close();
}
