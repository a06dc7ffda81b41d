package org.silicnn.host.infer;

import org.silicnn.problem.Problem;
import org.silicnn.problem.ProblemText;

/** What can be wrong with a board's answers. Codes: S55. */
public enum InferProblem implements Problem {
    DIFFERS(
            "S550",
            "%s of %s answers differ from the simulator's; first '%s': output %s is %s on the board, %s simulated",
            "the board does not run this project bit for bit: does make csim pass, and was the bitstream built from it?");

    private final ProblemText text;

    InferProblem(String code, String message, String hint) {
        text = ProblemText.error(code, message, hint);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
