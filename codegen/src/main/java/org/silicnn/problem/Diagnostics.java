package org.silicnn.problem;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the problems of a stage, so that a user sees all of them at once. Not safe for use by several threads.
 *
 * <p>A stage reports into it and goes on; at its end {@link #stopIfErrors()} throws what was found.
 */
public final class Diagnostics {
    /** A file of a million broken nodes is one broken file: beyond this many, problems are counted and not kept. */
    static final int MAX_KEPT = 100;

    private final List<Diagnostic> kept = new ArrayList<>();
    private int errors;
    private int dropped;

    /**
     * Takes note of a problem.
     *
     * @param arguments strings, paths and whole numbers, in the order of the patterns' {@code %s}
     */
    public void report(Problem problem, Where where, Object... arguments) {
        if (problem.severity() == Severity.ERROR) {
            errors++;
        }
        if (kept.size() < MAX_KEPT) {
            kept.add(Diagnostic.of(problem, where, arguments));
        } else {
            dropped++;
        }
    }

    /** Whether anything was reported that makes the result useless. */
    public boolean hasErrors() {
        return errors > 0;
    }

    /** What was reported, in that order, warnings too; at most {@value #MAX_KEPT}. */
    public List<Diagnostic> all() {
        return List.copyOf(kept);
    }

    /** How many were reported beyond those in {@link #all()}. */
    public int dropped() {
        return dropped;
    }

    /**
     * Ends a stage.
     *
     * @throws UserException with everything reported so far, if any of it was an error
     */
    public void stopIfErrors() {
        if (hasErrors()) {
            throw new UserException(all(), dropped);
        }
    }
}
