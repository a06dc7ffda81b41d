package org.silicnn.host.board;

import java.io.IOException;

/** Something that runs a network on the bytes of one image. */
public interface Accelerator extends AutoCloseable {
    /**
     * Runs one image. For one thread at a time.
     *
     * @param input one input tensor as on the wire
     * @return the output as on the wire
     * @throws IOException if it can't be run
     */
    byte[] infer(byte[] input) throws IOException;

    @Override
    void close();
}
