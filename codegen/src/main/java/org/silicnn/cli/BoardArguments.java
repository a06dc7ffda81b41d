package org.silicnn.cli;

import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Options;
import org.silicnn.target.BoardDescription;
import org.silicnn.target.Boards;

/** {@code --board}: what a net is built for. */
public final class BoardArguments {
    private static final String BOARD = "board";

    private BoardArguments() {}

    /** Adds it to a command's own. */
    public static Options addTo(Options options) {
        return options.addOption(LongOption.of(BOARD, "NAME", "the board to build for; silicnn boards lists them"));
    }

    /**
     * What was given.
     *
     * @throws UsageException if there is no board of that name
     */
    public static Optional<BoardDescription> of(Arguments arguments) {
        return arguments.text(BOARD).map(BoardArguments::find);
    }

    private static BoardDescription find(String name) {
        return Boards.find(name).orElseThrow(() -> {
            List<String> known =
                    Boards.all().stream().map(BoardDescription::name).toList();
            String all = "; there are " + String.join(", ", known);
            String suggestion = Suggestion.of(name, known);
            return new UsageException("there is no board '" + name + "'" + (suggestion.isEmpty() ? all : suggestion));
        });
    }
}
