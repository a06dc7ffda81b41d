package org.silicnn.host.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.silicnn.cli.Console;
import org.silicnn.host.board.BaudScan;
import org.silicnn.host.serial.BaudRate;
import org.silicnn.host.serial.JsscLink;
import org.silicnn.problem.UserException;

/** Asks at every rate, or every port at every rate, who is there; told as it happens. */
final class PortScan {
    private final int expected;
    private final Console console;

    PortScan(int expected, Console console) {
        this.expected = expected;
        this.console = console;
    }

    /** The rate at which the board at a port answers. */
    Optional<BaudScan.Found> rateOf(String port) throws IOException {
        Optional<BaudScan.Found> found =
                BaudScan.run(baud -> JsscLink.open(port, baud), BaudRate.ALL, expected, baud -> {
                    console.err().println(port + ": asking at " + baud + " baud");
                    return true;
                });
        found.ifPresent(each -> {
            String note = each.note(expected);
            console.out()
                    .println(port + ": a board answers at " + each.baud() + " baud"
                            + (note.isEmpty() ? "" : "; " + note));
        });
        return found;
    }

    /** Every port; returns whether a board is at one. A port that can't be opened is told, and passed over. */
    boolean all(List<String> ports) throws IOException {
        boolean any = false;
        for (String port : ports) {
            try {
                Optional<BaudScan.Found> found = rateOf(port);
                any |= found.isPresent();
                if (found.isEmpty()) {
                    console.out().println(port + ": nobody answers");
                }
            } catch (UserException e) {
                console.err().println(e.getMessage());
            }
        }
        return any;
    }
}
