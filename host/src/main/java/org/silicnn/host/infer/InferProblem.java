package org.silicnn.host.infer;

import org.silicnn.problem.Problem;
import org.silicnn.problem.ProblemText;

/** What can be wrong with a board's answers. Codes: S55. */
public enum InferProblem implements Problem {
    DIFFERS(
            "S550",
            "%s of %s answers differ from the simulator's; first '%s': output %s is %s on the board, %s simulated",
            "the board does not run this project bit for bit: does make csim pass, and was the bitstream built from it?"),
    NOT_A_JOURNAL("S551", "this is not a file of answers that --resume wrote", "choose another file, or a new one"),
    OTHER_JOURNAL(
            "S552",
            "the answers in this file are to other images, or of another model",
            "go on with the images and the project it was begun with, or choose a new file");

    private final ProblemText text;

    InferProblem(String code, String message, String hint) {
        text = ProblemText.error(code, message, hint);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
