package org.silicnn.fit;

import java.util.Set;
import org.silicnn.target.Budget;

/**
 * What foldings are searched for.
 *
 * @param budget that all stages and streams may take
 * @param interval cycles from image to image that are enough, so that nothing is spent on fewer; 0 for as few as
 *     possible
 * @param streamed names of layers whose weights are in external memory
 */
public record FitGoal(Budget budget, long interval, Set<String> streamed) {
    public FitGoal {
        streamed = Set.copyOf(streamed);
    }

    /** With all weights on the chip. */
    public FitGoal(Budget budget, long interval) {
        this(budget, interval, Set.of());
    }
}
