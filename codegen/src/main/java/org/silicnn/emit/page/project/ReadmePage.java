package org.silicnn.emit.page.project;

import java.util.List;
import org.silicnn.emit.page.Page;

/** The project's own README. */
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
        List<Row> layers)
        implements Page {

    /** A layer in the table. */
    public record Row(String name, String kind, String shape, String format) {}
}
