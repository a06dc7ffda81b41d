package org.silicnn.emit.page.layer;

import java.util.List;
import org.silicnn.emit.page.Page;

/** The trained constants of one layer, as tables in a file of their own. */
public record ConstantsPage(String title, List<Table> tables) implements Page {
    /**
     * One array.
     *
     * @param extents of each of its axes
     * @param lines of comma-separated literals
     */
    public record Table(String type, String name, List<Integer> extents, List<String> lines) {
        public Table {
            extents = List.copyOf(extents);
        }

        /** Elements. */
        public long size() {
            return extents.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        }

        /** Bits of an element's C type. */
        public int elementBits() {
            return Integer.parseInt(type.replaceAll("\\D+(\\d+)_t", "$1"));
        }

        /** An array of one axis. */
        public Table(String type, String name, int size, List<String> lines) {
            this(type, name, List.of(size), lines);
        }
    }
}
