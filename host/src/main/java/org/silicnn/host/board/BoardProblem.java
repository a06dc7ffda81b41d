package org.silicnn.host.board;

import org.silicnn.problem.Problem;
import org.silicnn.problem.ProblemText;

/** What can be wrong with a board. Codes: S51 finding it, S52 the network in it, S53 while images run, S54 the stand-in. */
public enum BoardProblem implements Problem {
    SILENT(
            "S510",
            "nobody answers at %s baud: HELLO was sent again and again, nothing was heard",
            "is the board configured with a silicnn bitstream, is this its port (an FT2232H's UART is the second of its"
                    + " two; see silicnn ports), and was it built for this --baud?"),
    NOT_UNDERSTOOD(
            "S511",
            "somebody talks at %s baud, but not like a silicnn board: heard %s bytes in %s pieces, the first %s",
            "most often the rate is wrong: give the one the board was built for with --baud; or this is another"
                    + " device's port"),
    ECHO(
            "S512",
            "what is sent comes straight back",
            "RX and TX are wired together, or this is a terminal and not a board"),
    NO_ANSWER(
            "S513",
            "the board answered HELLO but not %s, however often it was sent",
            "try again; if it stays so, reset the board"),
    LINE_BLOCKED(
            "S514",
            "the port has not taken a byte for %s s",
            "the other end has stopped reading: reset the board, or restart the virtual one"),

    LINE_BAD(
            "S515",
            "the line is not good: %s of %s frames did not come back as they were; the board took %s of %s broken ones"
                    + " for good",
            "try a lower --baud on both sides, a shorter cable, or another USB port"),

    OTHER_PROTOCOL(
            "S520",
            "the board speaks version %s of the protocol, this program version %s",
            "build the bitstream and use the host from one release of silicnn"),
    OTHER_MODEL("S521", "This board runs %s (%s), not %s (%s). Wrong bitstream or wrong project folder?", ""),
    OTHER_SIZES(
            "S522",
            "the board has the right model hash but takes %s bytes and answers %s of %s, not %s bytes, %s of %s",
            "its RTL parameters do not belong to this project: build the bitstream anew"),

    FELL_SILENT(
            "S530",
            "the board stopped answering at image %s; it was sent %s times",
            "reset the board; all images before this one were answered"),
    NOISE(
            "S531",
            "image %s did not get through in %s tries: the board heard %s broken frames, this side %s",
            "try a lower --baud on both sides, a shorter cable, or another USB port"),
    BOARD_FULL(
            "S532",
            "the board had no room for image %s for %s s, and answered nothing meanwhile",
            "its accelerator hangs without a time limit: reset the board, and run the core's co-simulation"),
    ACCELERATOR_STUCK(
            "S533",
            "the accelerator did not finish image %s, tried %s times",
            "the generated core hangs: run its co-simulation, and look at FIFO depths"),
    IMAGE_REFUSED(
            "S534",
            "the board refuses image %s, whose frame reached it intact",
            "its RTL parameters do not belong to this project: build the bitstream anew"),
    WRONG_RESULT(
            "S535",
            "the result of image %s has another size than the network's output",
            "its RTL parameters do not belong to this project: build the bitstream anew"),

    ACCELERATOR_DIED("S540", "ended when it should have answered an image: %s", ""),
    MAKE_FAILED("S541", "make %s failed: %s", "run it there to see all that it prints");

    private final ProblemText text;

    BoardProblem(String code, String message, String hint) {
        text = ProblemText.error(code, message, hint);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
