package org.silicnn.emit.page.project;

import java.util.List;
import org.silicnn.emit.page.Page;

/** The self-checking test bench. */
public record TestbenchPage(
        String top, int inputWords, String inputType, int outputWords, String outputType, List<MemoryPort> memories)
        implements Page {}
