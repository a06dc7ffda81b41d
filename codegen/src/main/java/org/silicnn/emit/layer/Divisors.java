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
