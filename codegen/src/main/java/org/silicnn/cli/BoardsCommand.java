package org.silicnn.cli;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.GsonBuilder;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.Options;
import org.silicnn.target.BoardDescription;
import org.silicnn.target.Boards;

/** {@code boards}: what a net can be built for. */
public final class BoardsCommand implements Command {
    private static final String JSON = "json";
    private static final double KHZ_PER_MHZ = 1000;

    @Override
    public String name() {
        return "boards";
    }

    @Override
    public String summary() {
        return "list the boards a net can be built for, and what they hold";
    }

    @Override
    public List<String> positionals() {
        return List.of();
    }

    @Override
    public Options options() {
        return new Options().addOption(LongOption.flag(JSON, "print JSON, with pins and the sources of all facts"));
    }

    @Override
    public int run(Arguments arguments, Console console) {
        console.out().print(arguments.has(JSON) ? json() : table());
        return ExitCode.OK;
    }

    private static String table() {
        TextTable table =
                new TextTable("board", "device", "LUT:", "FF:", "DSP:", "RAM Kbit:", "MHz:", "made with", "USB-UART");
        for (BoardDescription board : Boards.all()) {
            table.row(
                    board.name(),
                    board.part(),
                    board.budget().lut(),
                    board.budget().ff(),
                    board.budget().dsp(),
                    (long) board.ram().count() * board.ram().bits() / 1024,
                    String.format(Locale.ROOT, "%.0f", board.fabricKhz() / KHZ_PER_MHZ),
                    board.flow().tools(),
                    board.dongle() ? "a dongle of yours" : "on board");
        }
        return table.text();
    }

    private static String json() {
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
                        .create()
                        .toJson(Boards.all())
                + "\n";
    }
}
