package org.silicnn.host.cli;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.Options;
import org.silicnn.cli.Arguments;
import org.silicnn.cli.Command;
import org.silicnn.cli.Console;
import org.silicnn.cli.ExitCode;
import org.silicnn.cli.LongOption;
import org.silicnn.cli.TextTable;
import org.silicnn.host.board.Board;
import org.silicnn.host.link.BoardCounters;

/** {@code stats}: what a board counted since it was switched on. */
public final class StatsCommand implements Command {
    private static final String JSON = "json";

    @Override
    public String name() {
        return "stats";
    }

    @Override
    public String summary() {
        return "show what the board at a port counted since power-up";
    }

    @Override
    public List<String> positionals() {
        return List.of();
    }

    @Override
    public Options options() {
        return PortArguments.addTo(new Options()).addOption(LongOption.flag(JSON, "print JSON"));
    }

    @Override
    public int run(Arguments arguments, Console console) throws IOException {
        try (Board board = new Board(PortArguments.open(arguments, console))) {
            board.hello();
            BoardCounters counters = board.counters();
            console.out().print(arguments.has(JSON) ? json(counters) : table(counters));
        }
        return ExitCode.OK;
    }

    private static String table(BoardCounters counters) {
        TextTable table = new TextTable("since power-up", "count:");
        table.row("images finished", counters.imagesDone());
        table.row("frames that came broken", counters.crcErrors());
        table.row("bytes without a stop bit", counters.framingErrors());
        table.row("images refused for want of room", counters.overflows());
        table.row("images the accelerator did not finish", counters.acceleratorTimeouts());
        return table.text();
    }

    private static String json(BoardCounters counters) {
        return new GsonBuilder()
                        .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
                        .create()
                        .toJson(counters)
                + "\n";
    }
}
