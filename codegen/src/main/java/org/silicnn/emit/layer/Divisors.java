package org.silicnn.emit.layer;

import java.util.List;
import java.util.stream.IntStream;

/** Choice of word widths: a word must not lie in two places or folds. */
public final class Divisors {
    private Divisors() {}

    /** The least divisor of {@code whole} that is at least {@code wanted}, or else the largest up to {@code most}. */
    public static int least(int whole, int most, int wanted) {
        int best = 1;
        for (int width = 1; width <= Math.min(whole, most) && best < wanted; width++) {
            best = whole % width == 0 ? width : best;
        }
        return best;
    }

    /**
     * The least of these widths, ascending, that is at least {@code wanted} and a multiple or a divisor of {@code
     * neighbour}, so that words of either are packed into those of the other at full speed; or else the least that is wide
     * enough, or the widest.
     */
    static int beside(int neighbour, List<Integer> widths, int wanted) {
        int best = 1;
        for (int width : widths) {
            if (width >= wanted && (width % neighbour == 0 || neighbour % width == 0)) {
                return width;
            }
            best = best < wanted ? width : best;
        }
        return best;
    }

    /** All divisors up to {@code most}, ascending. */
    static List<Integer> of(int whole, int most) {
        return IntStream.rangeClosed(1, Math.min(whole, most))
                .filter(width -> whole % width == 0)
                .boxed()
                .toList();
    }

    /** The greatest common divisor. */
    public static int common(int a, int b) {
        return b == 0 ? a : common(b, a % b);
    }
}
