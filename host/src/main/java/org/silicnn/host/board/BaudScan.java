package org.silicnn.host.board;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.silicnn.host.link.BoardIdentity;
import org.silicnn.host.serial.PortProblem;
import org.silicnn.host.serial.SerialLink;
import org.silicnn.problem.UserException;

/** Looks for the rate at which a board answers, by asking at one after the other. */
public final class BaudScan {
    /** Two: the first may fall into the rest of what was sent at another rate. */
    private static final int TRIES = 2;
    /** Some adapters run at four times the rate they are asked for, or a quarter (a BL616 with old firmware). */
    private static final int BRIDGE_FACTOR = 4;

    private BaudScan() {}

    /** A board that answered, and the rate the port was opened at. */
    public record Found(int baud, BoardIdentity board) {
        /** What to say of an adapter that does not keep to the rate it is asked for; empty if it does. */
        public String note(int expected) {
            if (baud == BRIDGE_FACTOR * expected) {
                return "the adapter runs at a quarter of the rate it is asked for";
            }
            return BRIDGE_FACTOR * baud == expected ? "the adapter runs at four times the rate it is asked for" : "";
        }
    }

    /**
     * Scans.
     *
     * @param open opens the port at a rate; may throw a {@link UserException} for a rate it does not know
     * @param rates all that the port may be opened at
     * @param expected the rate the board was most likely built for, asked first
     * @param goOn asked before each rate whether to go on
     * @return empty if nobody of our protocol answered at any rate
     */
    public static Optional<Found> run(
            IntFunction<SerialLink> open, List<Integer> rates, int expected, IntPredicate goOn) throws IOException {
        for (int baud : order(rates, expected)) {
            if (!goOn.test(baud)) {
                return Optional.empty();
            }
            try (Board board = new Board(open.apply(baud))) {
                return Optional.of(new Found(baud, board.hello(TRIES)));
            } catch (UserException e) {
                if (!isSilence(e)) {
                    throw e;
                }
            }
        }
        return Optional.empty();
    }

    /** The likely one, what a bridge makes of it, then the others from fast to slow: short waits first. */
    static List<Integer> order(List<Integer> rates, int expected) {
        Stream<Integer> likely = Stream.of(expected, BRIDGE_FACTOR * expected, expected / BRIDGE_FACTOR);
        Stream<Integer> others = IntStream.rangeClosed(1, rates.size()).mapToObj(i -> rates.get(rates.size() - i));
        return Stream.concat(likely, others).filter(rates::contains).distinct().toList();
    }

    private static boolean isSilence(UserException e) {
        return e.diagnostics().stream()
                .allMatch(each -> each.problem() == BoardProblem.SILENT
                        || each.problem() == BoardProblem.NOT_UNDERSTOOD
                        || each.problem() == BoardProblem.LINE_BLOCKED
                        || each.problem() == BoardProblem.ECHO
                        || each.problem() == PortProblem.BAUD_REFUSED);
    }
}
