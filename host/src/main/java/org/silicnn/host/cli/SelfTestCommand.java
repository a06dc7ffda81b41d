package org.silicnn.host.cli;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.cli.Options;
import org.silicnn.cli.Arguments;
import org.silicnn.cli.Command;
import org.silicnn.cli.Console;
import org.silicnn.cli.ExitCode;
import org.silicnn.cli.LongOption;
import org.silicnn.cli.Progress;
import org.silicnn.host.board.Board;
import org.silicnn.host.board.BoardProblem;
import org.silicnn.host.board.SelfTest;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/** {@code selftest}: how good the line to a board is, without a network. */
public final class SelfTestCommand implements Command {
    private static final int DEFAULT_COUNT = 1000;

    @Override
    public String name() {
        return "selftest";
    }

    @Override
    public String summary() {
        return "measure the line to a board: good frames must come back, broken ones must not";
    }

    @Override
    public List<String> positionals() {
        return List.of();
    }

    @Override
    public Options options() {
        return PortArguments.addTo(new Options())
                .addOption(LongOption.of("count", "N", "frames of each kind; " + DEFAULT_COUNT + " unless given"));
    }

    @Override
    public int run(Arguments arguments, Console console) throws IOException {
        int count = arguments.integer("count", 1, 10_000_000).orElse(DEFAULT_COUNT);
        try (Board board = new Board(PortArguments.open(arguments, console));
                Progress progress = new Progress(console, "self-test", " frames", 2L * count)) {
            board.hello();
            SelfTest.Result result =
                    new SelfTest(board, new SplittableRandom().nextLong()).run(count, progress::stepTo);
            console.out().print(BoardText.of(result));
            if (!result.isGood()) {
                throw new UserException(
                        BoardProblem.LINE_BAD,
                        Where.of("port", PortArguments.port(arguments)),
                        result.lost() + result.wrong(),
                        result.echoes(),
                        result.accepted(),
                        result.damaged());
            }
        }
        return ExitCode.OK;
    }
}
