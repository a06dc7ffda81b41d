package org.silicnn.config;

import org.silicnn.problem.Problem;
import org.silicnn.problem.ProblemText;

/** What can be wrong with a config file. Codes: S21. */
enum ConfigProblem implements Problem {
    NOT_YAML("S210", "the file must be YAML: %s", ""),
    NOT_A_MAPPING("S211", "%s must be settings, one 'name: value' a line", ""),
    UNKNOWN("S212", "there is no such setting: %s", "here it may be one of %s"),
    TWICE("S213", "%s is set twice", ""),
    WRONG_VALUE("S214", "%s %s", "");

    private final ProblemText text;

    ConfigProblem(String code, String message, String hint) {
        text = ProblemText.error(code, message, hint);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
