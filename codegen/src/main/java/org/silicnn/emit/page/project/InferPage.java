package org.silicnn.emit.page.project;

import java.util.List;
import org.silicnn.emit.page.Page;

/**
 * The top function over bytes.
 *
 * @param inputBytes of a value
 * @param outputBytes of a value
 */
public record InferPage(
        String top, TopPort image, int inputBytes, TopPort scores, int outputBytes, List<MemoryPort> memories)
        implements Page {}
