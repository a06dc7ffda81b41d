package org.silicnn.emit.page.project;

import java.util.List;
import org.silicnn.emit.page.Page;

/** Declaration of the top function. */
public record HeaderPage(
        String title, String top, String guard, TopPort image, TopPort scores, List<MemoryPort> memories)
        implements Page {}
