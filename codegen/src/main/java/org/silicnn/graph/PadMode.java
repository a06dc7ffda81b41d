package org.silicnn.graph;

import org.silicnn.ir.InvalidNetworkException;

/** What stands in the elements that padding adds. */
public enum PadMode {
    /** A constant. */
    CONSTANT,
    /** The outermost element, again and again. */
    EDGE,
    /** The elements mirrored at the outermost one, which isn't repeated: {@code c b | a b c | b a}. */
    REFLECT,
    /** The elements mirrored behind the outermost one: {@code b a | a b c | c b}. */
    SYMMETRIC,
    /** The elements from the other end: {@code b c | a b c | a b}. */
    WRAP;

    /** Marks an element that a constant fills. */
    static final int FILLED = -1;

    /** @throws InvalidNetworkException if a pad is negative or reaches further than there are elements to take */
    void require(int extent, int before, int after) {
        int most =
                switch (this) {
                    case CONSTANT, EDGE -> Integer.MAX_VALUE;
                    case REFLECT -> extent - 1;
                    case SYMMETRIC, WRAP -> extent;
                };
        if (before < 0 || after < 0 || before > most || after > most) {
            throw new InvalidNetworkException(
                    "pads of " + extent + " elements must be from 0 to " + most + ", not " + before + " and " + after);
        }
    }

    /** The element to take for position {@code at}, which counts from the first real one and may lie outside. */
    public int source(int at, int extent) {
        if (at >= 0 && at < extent) {
            return at;
        }
        return switch (this) {
            case CONSTANT -> FILLED;
            case EDGE -> at < 0 ? 0 : extent - 1;
            case REFLECT -> at < 0 ? -at : 2 * (extent - 1) - at;
            case SYMMETRIC -> at < 0 ? -at - 1 : 2 * extent - 1 - at;
            case WRAP -> Math.floorMod(at, extent);
        };
    }
}
