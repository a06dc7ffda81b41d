package org.silicnn.host.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.silicnn.cli.Arguments;
import org.silicnn.cli.Command;
import org.silicnn.cli.Console;
import org.silicnn.cli.ExitCode;
import org.silicnn.host.board.Board;
import org.silicnn.host.link.BoardCounters;
import org.silicnn.host.link.BoardIdentity;

/** {@code ping}: who is at a port, how fast it answers, and what it counted. */
public final class PingCommand implements Command {
    private static final int DEFAULT_COUNT = 10;
    private static final double NANOS_PER_MILLI = 1e6;

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
                .addOption(Option.builder()
                        .longOpt("count")
                        .hasArg()
                        .argName("N")
                        .desc("how often; " + DEFAULT_COUNT + " unless given")
                        .get());
    }

    @Override
    public int run(Arguments arguments, Console console) throws IOException {
        int count = arguments.integer("count", 1, 1_000_000).orElse(DEFAULT_COUNT);
        try (Board board = new Board(PortArguments.open(arguments, console))) {
            print(board.hello(), console);
            long[] nanos = new long[count];
            for (int i = 0; i < count; i++) {
                nanos[i] = board.ping();
            }
            Arrays.sort(nanos);
            console.out()
                    .println("round trip " + millis(nanos[0]) + " ms at best, " + millis(nanos[count / 2]) + " median, "
                            + millis(nanos[count - 1]) + " at worst, of " + count);
            print(board.counters(), console);
        }
        return ExitCode.OK;
    }

    private static void print(BoardIdentity board, Console console) {
        String type = (board.valueSigned() ? "int" : "uint") + Byte.SIZE * board.valueBytes();
        console.out().println("model      " + board.modelHash());
        console.out()
                .println("image      " + board.inputBytes() + " bytes in, " + board.outputBytes() + " bytes out ("
                        + type + "), " + board.slots() + " slots");
        console.out().println("clock      " + board.clockKhz() + " kHz, protocol version " + board.version());
    }

    private static void print(BoardCounters counters, Console console) {
        console.out()
                .println("counted    " + counters.imagesDone() + " images, " + counters.crcErrors()
                        + " broken frames, " + counters.framingErrors() + " bytes without a stop bit, "
                        + counters.overflows() + " overflows, " + counters.acceleratorTimeouts()
                        + " accelerator timeouts");
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.2f", nanos / NANOS_PER_MILLI);
    }
}
