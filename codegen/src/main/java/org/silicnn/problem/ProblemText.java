package org.silicnn.problem;

/**
 * The words of a problem.
 *
 * @param code short and never reused, to search the web or the sources with: {@code "S104"}
 * @param message pattern, one line, no full stop
 * @param hint pattern, one line; empty if the message says all
 */
public record ProblemText(String code, Severity severity, String message, String hint) {
    /** An error. */
    public static ProblemText error(String code, String message, String hint) {
        return new ProblemText(code, Severity.ERROR, message, hint);
    }
}
