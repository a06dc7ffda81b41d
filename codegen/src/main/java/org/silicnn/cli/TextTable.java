package org.silicnn.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of words in aligned columns for a terminal. */
public final class TextTable {
    private final List<String> heads;
    private final List<Boolean> numbers = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    /** @param heads of the columns; those that end in {@code :} hold numbers, and are aligned to the right */
    public TextTable(String... heads) {
        this.heads = List.of(heads).stream()
                .map(head -> head.endsWith(":") ? head.substring(0, head.length() - 1) : head)
                .toList();
        for (String head : heads) {
            numbers.add(head.endsWith(":"));
        }
    }

    /** Appends a row; one cell for each column. */
    public void row(Object... cells) {
        if (cells.length != heads.size()) {
            throw new IllegalArgumentException(heads.size() + " cells, not " + cells.length);
        }
        rows.add(List.of(cells).stream().map(String::valueOf).toList());
    }

    /** The lines, heads first, each ending in a line feed, without spaces at their ends. */
    public String text() {
        List<List<String>> all = new ArrayList<>(List.of(heads));
        all.addAll(rows);
        int[] widths = new int[heads.size()];
        for (List<String> row : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return all.stream().map(row -> line(row, widths)).collect(Collectors.joining());
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String space = " ".repeat(widths[i] - row.get(i).length());
            line.append(i == 0 ? "" : "  ").append(numbers.get(i) ? space + row.get(i) : row.get(i) + space);
        }
        return line.toString().stripTrailing() + "\n";
    }
}
