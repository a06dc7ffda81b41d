package org.silicnn.emit.page.project;

import java.util.List;
import org.silicnn.emit.page.Page;

/** The top function: stages joined by streams. */
public record TopPage(
        String title,
        String version,
        String hash,
        String top,
        TopPort image,
        TopPort scores,
        List<Channel> channels,
        List<Stage> stages,
        List<MemoryPort> memories)
        implements Page {

    /**
     * A stream between two stages.
     *
     * @param depth words that it must hold
     */
    public record Channel(String name, String type, int depth) {}

    /**
     * A call.
     *
     * @param streams its arguments
     */
    public record Stage(String function, String streams) {}
}
