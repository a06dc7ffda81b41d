package org.silicnn.host.cli;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.Options;
import org.silicnn.cli.Arguments;
import org.silicnn.cli.Command;
import org.silicnn.cli.Console;
import org.silicnn.cli.ExitCode;
import org.silicnn.cli.LongOption;
import org.silicnn.host.board.Board;
import org.silicnn.host.serial.PortProblem;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/** {@code ping}: who is at a port, how fast it answers, and what it counted. */
public final class PingCommand implements Command {
    private static final int DEFAULT_COUNT = 10;

    @Override
    public String name() {
        return "ping";
    }

    @Override
    public String summary() {
        return "ask the board at a port what it is, and time its answers";
    }

    @Override
    public List<String> positionals() {
        return List.of();
    }

    @Override
    public Options options() {
        return PortArguments.addTo(new Options())
                .addOption(LongOption.of("count", "N", "how often; " + DEFAULT_COUNT + " unless given"))
                .addOption(
                        LongOption.flag("scan", "look for the rate at which the board answers, from the likeliest on"));
    }

    @Override
    public int run(Arguments arguments, Console console) throws IOException {
        int count = arguments.integer("count", 1, 1_000_000).orElse(DEFAULT_COUNT);
        if (arguments.has("scan")) {
            String port = PortArguments.port(arguments);
            if (new PortScan(PortArguments.baud(arguments), console)
                    .rateOf(port)
                    .isEmpty()) {
                throw new UserException(PortProblem.NOBODY_AT_ANY_RATE, Where.of("port", port));
            }
            return ExitCode.OK;
        }
        try (Board board = new Board(PortArguments.open(arguments, console))) {
            console.out().print(BoardText.of(board.hello()));
            long[] nanos = new long[count];
            for (int i = 0; i < count; i++) {
                nanos[i] = board.ping();
            }
            console.out().print(BoardText.roundTrips(nanos));
            console.out().print(BoardText.of(board.counters()));
        }
        return ExitCode.OK;
    }
}
