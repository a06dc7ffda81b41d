package org.silicnn.emit.page.project;

import java.util.List;
import org.silicnn.emit.page.Page;

/** The self-checking test bench. */
public record TestbenchPage(String top, TopPort image, TopPort scores, List<MemoryPort> memories) implements Page {}
