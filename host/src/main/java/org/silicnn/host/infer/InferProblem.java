package org.silicnn.host.infer;

import static org.silicnn.problem.Severity.ERROR;

import org.silicnn.problem.Problem;
import org.silicnn.problem.Severity;

/** What can be wrong with a board's answers. Codes: S55. */
public enum InferProblem implements Problem {
    DIFFERS(
            "S550",
            "%s of %s answers differ from the simulator's; first '%s': output %s is %s on the board, %s simulated",
            "the board does not run this project bit for bit: does make csim pass, and was the bitstream built from it?");

    private final String code;
    private final String message;
    private final String hint;

    InferProblem(String code, String message, String hint) {
        this.code = code;
        this.message = message;
        this.hint = hint;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Severity severity() {
        return ERROR;
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public String hint() {
        return hint;
    }
}
