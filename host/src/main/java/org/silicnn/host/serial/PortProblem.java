package org.silicnn.host.serial;

import org.silicnn.problem.Problem;
import org.silicnn.problem.ProblemText;

/** What can be wrong with a serial port. Codes: S50, S57. */
public enum PortProblem implements Problem {
    NOT_FOUND("S500", "there is no such port", "ports here: %s"),
    PERMISSION_DENIED(
            "S501",
            "you may not open this port",
            "add yourself to the group that owns it, often dialout: sudo usermod -aG dialout $USER; then log in again"),
    BUSY("S502", "another program has this port open", "close the terminal or programmer that uses it"),
    NOT_A_PORT("S503", "this is not a serial port", "ports here: %s"),
    BAUD_UNKNOWN("S504", "there is no %s baud on a serial port here", "rates: %s"),
    BAUD_REFUSED("S505", "the adapter's driver refuses %s baud", "try --baud 1000000, 921600, 460800 or 115200"),
    NOT_OPENED("S506", "the port can't be opened: %s", ""),
    NO_NATIVE_CODE(
            "S507",
            "the serial library could not load its native code: %s",
            "it is unpacked into the folder for temporary files, %s, which must be writable and allow programs to run"),
    GONE("S508", "the port is gone: %s", "was the adapter unplugged, or the board switched off?"),
    NO_TERMINAL_PAIR(
            "S509",
            "a virtual serial port could not be made: %s",
            "it takes the programs script, stty and tail: apt-get install bsdutils coreutils"),
    NONE_HERE("S570", "no serial port is here", "is the board plugged in, and the driver of its adapter loaded?"),
    WHICH("S571", "there is more than one port: %s", "choose with --port; silicnn ports --scan asks who is where"),
    NOBODY_AT_ANY_RATE(
            "S572",
            "nobody answers at any rate",
            "is the bitstream loaded, and is it this port? of two ports of one adapter the second is the board's");

    private final ProblemText text;

    PortProblem(String code, String message, String hint) {
        text = ProblemText.error(code, message, hint);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
