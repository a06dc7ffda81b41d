package org.silicnn.emit.page.project;

import java.util.List;
import org.silicnn.emit.page.Page;

/** The external memories of a test bench, filled from files. */
public record MemoriesPage(List<MemoryPort> memories) implements Page {
    public MemoriesPage {
        memories = List.copyOf(memories);
    }
}
