package org.silicnn.emit.page.project;

import java.util.List;
import org.silicnn.emit.page.Page;

/** The top function over bytes. */
public record InferPage(
        String top,
        int inputWords,
        String inputType,
        int inputBytes,
        int outputWords,
        String outputType,
        int outputBytes,
        List<MemoryPort> memories)
        implements Page {}
