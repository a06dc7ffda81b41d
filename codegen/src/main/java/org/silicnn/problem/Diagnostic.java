package org.silicnn.problem;

import java.util.Arrays;
import java.util.List;

/** One problem, found somewhere, with the facts its texts need. */
public record Diagnostic(Problem problem, Where where, List<Object> arguments) {
    /** Checks that there is one argument for each {@code %s}: a wrong count would be a bug that hides an error. */
    public Diagnostic {
        int needed = holes(problem.message()) + holes(problem.hint());
        if (arguments.size() != needed) {
            throw new IllegalArgumentException(
                    problem.code() + " takes " + needed + " arguments, not " + arguments.size());
        }
    }

    /**
     * Makes one.
     *
     * @param arguments strings, paths and whole numbers, in the order of the patterns' {@code %s}
     */
    public static Diagnostic of(Problem problem, Where where, Object... arguments) {
        return new Diagnostic(
                problem,
                where,
                Arrays.stream(arguments).map(Diagnostic::printable).toList());
    }

    /** The lines to print: where, what, the code; then the hint, if there is one. */
    public String text() {
        String kind = problem.severity() == Severity.WARNING ? "warning: " : "";
        String message = fill(problem.message(), 0);
        String text = where.text() + ": " + kind + message + " [" + problem.code() + "]";
        if (problem.hint().isEmpty()) {
            return text;
        }
        return text + "\n  hint: " + fill(problem.hint(), holes(problem.message()));
    }

    private String fill(String pattern, int from) {
        return pattern.formatted(arguments.subList(from, from + holes(pattern)).toArray());
    }

    private static int holes(String pattern) {
        return pattern.split("%s", -1).length - 1;
    }

    private static Object printable(Object argument) {
        return argument instanceof Number ? argument : Printable.of(String.valueOf(argument));
    }
}
