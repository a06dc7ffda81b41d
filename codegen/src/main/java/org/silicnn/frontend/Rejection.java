package org.silicnn.frontend;

import org.silicnn.problem.Diagnostics;
import org.silicnn.problem.Problem;
import org.silicnn.problem.Where;

/**
 * A part of a model file can't be taken. Whoever knows which node or tensor is being read catches it, adds the place and
 * goes on with the next; it never leaves the front end.
 */
public final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Object[] arguments;

    /** @param arguments strings and whole numbers for the problem's patterns */
    public Rejection(Problem problem, Object... arguments) {
        super(problem.code(), null, false, false);
        this.problem = problem;
        this.arguments = arguments.clone();
    }

    public void reportTo(Diagnostics diagnostics, Where where) {
        diagnostics.report(problem, where, arguments);
    }
}
