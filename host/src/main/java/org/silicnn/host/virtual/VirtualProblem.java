package org.silicnn.host.virtual;

import org.silicnn.problem.Problem;
import org.silicnn.problem.ProblemText;

/** What can be wrong with a simulated board. Codes: S56. */
public enum VirtualProblem implements Problem {
    TOOLS_MISSING(
            "S560",
            "the board's Verilog is simulated by Verilator, and this is not installed: %s",
            "on Debian or Ubuntu: sudo apt-get install %s; silicnn demo works without"),
    BUILD_FAILED("S561", "the simulated board could not be built: %s", ""),
    ENDED("S562", "the simulated board ended: %s", "");

    private final ProblemText text;

    VirtualProblem(String code, String message, String hint) {
        text = ProblemText.error(code, message, hint);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
