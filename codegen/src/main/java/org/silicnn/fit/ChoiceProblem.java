package org.silicnn.fit;

import org.silicnn.problem.Problem;
import org.silicnn.problem.ProblemText;

/** What can be wrong with what is chosen for a layer's hardware. Codes: S41. */
enum ChoiceProblem implements Problem {
    NO_SUCH_LAYER("S410", "a choice must be for a layer of the net, not for '%s'", "choices are possible for %s"),
    NOTHING_TO_FOLD(
            "S411",
            "pe must be chosen for a layer that can compute several channels at a time, not for '%s'",
            "choices are possible for %s; what follows a layer's sums is computed with them"),
    NO_PRODUCTS(
            "S412",
            "simd must be chosen for a layer that can make several products of a sum at a time, not for '%s'",
            "choices are possible for %s"),
    NOT_STREAMABLE(
            "S413",
            "weights and tile must be chosen for a layer whose weights can be in external memory, not for '%s'",
            "choices are possible for %s"),
    IMPOSSIBLE_FACTOR("S414", "%s of '%s' must be %s, not %s", "");

    private final ProblemText text;

    ChoiceProblem(String code, String message, String hint) {
        text = ProblemText.error(code, message, hint);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
