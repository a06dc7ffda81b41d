package org.silicnn.emit.page.project;

import java.util.List;
import org.silicnn.emit.page.Page;

/** The top function: stages joined by streams. */
public record TopPage(
        String title,
        String version,
        String hash,
        String top,
        int inputWords,
        String inputType,
        int outputWords,
        String outputType,
        List<Channel> channels,
        List<Stage> stages)
        implements Page {

    /** A stream between two stages. */
    public record Channel(String name, String type) {}

    /** A layer's function and the streams that it reads and writes. */
    public record Stage(String function, String input, String output) {}
}
