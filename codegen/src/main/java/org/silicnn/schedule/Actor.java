package org.silicnn.schedule;

import java.util.List;

/**
 * A stage of a dataflow as a reader and writer of streams.
 *
 * @param inputs names of the streams it reads; each stream has one reader at most
 * @param outputs names of the streams it writes; each stream has one writer at most
 */
public record Actor(List<String> inputs, List<String> outputs, TokenProgram program) {
    public Actor {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
