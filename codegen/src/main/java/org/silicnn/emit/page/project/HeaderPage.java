package org.silicnn.emit.page.project;

import java.util.List;
import org.silicnn.emit.page.Page;

/** Declaration of the top function. */
public record HeaderPage(
        String title,
        String top,
        String guard,
        int inputWords,
        String inputType,
        int outputWords,
        String outputType,
        List<MemoryPort> memories)
        implements Page {}
