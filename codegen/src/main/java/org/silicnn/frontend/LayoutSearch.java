package org.silicnn.frontend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Tries a conversion under one layout of the image after the other. The right layout is the one under which no element
 * has to be moved, or the fewest have.
 */
public final class LayoutSearch {
    private LayoutSearch() {}

    /** A conversion under one idea of how the image lies in memory. */
    public interface Attempt {
        /** Does it; problems are kept, not thrown. */
        void convert();

        /** Whether problems were found. */
        boolean hasFailed();

        /** Nodes that had to be put in to move elements. */
        long moves();
    }

    /**
     * The best attempt, converted; the likeliest if all failed.
     *
     * @param candidates at least one, the likeliest first
     */
    public static <A extends Attempt> A best(List<ImageLayout> candidates, Function<ImageLayout, A> make) {
        List<A> tried = new ArrayList<>();
        for (ImageLayout image : candidates) {
            A attempt = make.apply(image);
            attempt.convert();
            if (!attempt.hasFailed() && attempt.moves() == 0) {
                return attempt;
            }
            tried.add(attempt);
        }
        return tried.stream()
                .filter(attempt -> !attempt.hasFailed())
                .min(Comparator.comparingLong(Attempt::moves))
                .orElse(tried.get(0));
    }
}
