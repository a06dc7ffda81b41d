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
    /** Its words. */
    ProblemText text();

    /** Short and never reused. */
    default String code() {
        return text().code();
    }

    /** Whether it makes the result useless. */
    default Severity severity() {
        return text().severity();
    }

    /** Pattern of the message. */
    default String message() {
        return text().message();
    }

    /** Pattern of the hint. */
    default String hint() {
        return text().hint();
    }
}
