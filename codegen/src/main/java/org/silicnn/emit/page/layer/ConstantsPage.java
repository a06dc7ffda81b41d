package org.silicnn.emit.page.layer;

import java.util.List;
import org.silicnn.emit.page.Page;

/** The trained constants of one layer, as tables in a file of their own. */
public record ConstantsPage(String title, List<Table> tables) implements Page {
    /**
     * One array.
     *
     * @param lines of comma-separated literals
     */
    public record Table(String type, String name, int size, List<String> lines) {}
}
