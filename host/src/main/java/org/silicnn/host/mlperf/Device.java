package org.silicnn.host.mlperf;

import java.io.IOException;

/** What runs the network for a {@link Monitor}. */
public interface Device {
    /**
     * Runs one input some times over.
     *
     * @param input one input tensor as on the wire
     * @param times at least 1
     * @return the values of the last output, as real numbers
     */
    double[] infer(byte[] input, int times) throws IOException;
}
