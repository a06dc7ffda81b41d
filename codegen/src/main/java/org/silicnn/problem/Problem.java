package org.silicnn.problem;

/**
 * One kind of thing that can be wrong with what the tool was given. Each module lists its kinds in one enum, so that all
 * its error texts are read, and reworded, in one place.
 *
 * <p>A message says what was required, then what came: "group must divide 6 channels, not 4". A hint says what to do.
 * Both are patterns in which each {@code %s} stands for the next argument; arguments are strings and whole numbers, and
 * the message takes the first ones. No other directive is used.
 */
public interface Problem {
    /** Short and never reused, to search the web or the sources with: {@code "S104"}. */
    String code();

    Severity severity();

    /** Pattern, one line, no full stop. */
    String message();

    /** Pattern, one line; empty if the message says all. */
    String hint();
}
