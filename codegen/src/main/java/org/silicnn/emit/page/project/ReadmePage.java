package org.silicnn.emit.page.project;

import java.util.List;
import org.silicnn.emit.page.Page;

/**
 * The project's own README.
 *
 * @param memories empty if all weights lie on the chip
 * @param board null if the project is for none, or has weights that the board's link can't bring
 */
public record ReadmePage(
        String title,
        String version,
        String hash,
        String top,
        TopPort image,
        String inputShape,
        String inputFormat,
        TopPort scores,
        String outputFormat,
        List<Row> layers,
        List<MemoryRow> memories,
        BoardNote board)
        implements Page {

    /**
     * What there is to know of the board.
     *
     * @param title maker and product
     * @param port which of the computer's ports it is
     */
    public record BoardNote(String name, String title, String tools, int baud, String port) {}

    /**
     * External memory that holds the weights of a layer.
     *
     * @param words of 64 bits
     * @param bytesRead for an image
     */
    public record MemoryRow(String port, String layer, int words, long bytesRead, String file) {}

    /** A layer in the table. */
    public record Row(String name, String kind, String shape, String format) {}
}
