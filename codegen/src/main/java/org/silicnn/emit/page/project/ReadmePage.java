package org.silicnn.emit.page.project;

import java.util.List;
import org.silicnn.emit.page.Page;

/**
 * The project's own README.
 *
 * @param board null if the project is for none
 */
public record ReadmePage(
        String title,
        String version,
        String hash,
        String top,
        int inputWords,
        String inputType,
        String inputShape,
        String inputFormat,
        int outputWords,
        String outputType,
        String outputFormat,
        List<Row> layers,
        BoardNote board)
        implements Page {

    /**
     * What there is to know of the board.
     *
     * @param title maker and product
     * @param port which of the computer's ports it is
     */
    public record BoardNote(String name, String title, String tools, int baud, String port) {}

    /** A layer in the table. */
    public record Row(String name, String kind, String shape, String format) {}
}
