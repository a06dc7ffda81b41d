package org.silicnn.host.infer;

import java.io.IOException;

/** Takes predictions as they come, in image order, then what they amount to. */
public interface ResultSink {
    /** One more image was answered. */
    void add(Prediction prediction) throws IOException;

    /** All images were answered. */
    void end(InferenceSummary summary) throws IOException;
}
