package org.silicnn.emit.layer;

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

    /** The greatest common divisor. */
    public static int common(int a, int b) {
        return b == 0 ? a : common(b, a % b);
    }
}
