package org.silicnn.host.cli;

import java.util.Arrays;
import java.util.Locale;
import org.silicnn.host.board.SelfTest;
import org.silicnn.host.link.BoardCounters;
import org.silicnn.host.link.BoardIdentity;

/** What a board said of itself, and what was measured of its line, as lines for people. */
final class BoardText {
    private static final double NANOS_PER_MILLI = 1e6;

    private BoardText() {}

    static String of(BoardIdentity board) {
        String type = (board.valueSigned() ? "int" : "uint") + Byte.SIZE * board.valueBytes();
        return "model      " + board.modelHash() + "\nimage      " + board.inputBytes() + " bytes in, "
                + board.outputBytes() + " bytes out (" + type + "), " + board.slots() + " slots\nclock      "
                + board.clockKhz() + " kHz, protocol version " + board.version() + "\n";
    }

    static String of(BoardCounters counters) {
        return "counted    " + counters.imagesDone() + " images, " + counters.crcErrors() + " broken frames, "
                + counters.framingErrors() + " bytes without a stop bit, " + counters.overflows() + " overflows, "
                + counters.acceleratorTimeouts() + " accelerator timeouts\n";
    }

    /** @param nanos at least one; is sorted */
    static String roundTrips(long[] nanos) {
        Arrays.sort(nanos);
        return "round trip " + millis(nanos[0]) + " ms at best, " + millis(nanos[nanos.length / 2]) + " median, "
                + millis(nanos[nanos.length - 1]) + " at worst, of " + nanos.length + "\n";
    }

    static String of(SelfTest.Result result) {
        long back = result.echoes() - result.lost() - result.wrong();
        boolean clean = back == result.echoes();
        return "echo       " + back + " of " + result.echoes() + " frames came back, " + result.lost() + " lost, "
                + result.wrong() + " changed\nerrors     " + (clean ? "fewer than " : "")
                + String.format(Locale.ROOT, "%.1e", result.errorRate()) + " for each byte"
                + (clean ? " (95 % confidence)" : "") + "\nCRC        " + result.damaged()
                + " frames sent with a bit flipped, " + result.accepted() + " taken for good, " + result.counted()
                + " counted as broken by the board\n";
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.2f", nanos / NANOS_PER_MILLI);
    }
}
