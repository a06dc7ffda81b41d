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
 * @param pairs whether one multiplier may make two products
 */
public record FitGoal(Budget budget, long interval, Set<String> streamed, boolean pairs) {
    public FitGoal {
        streamed = Set.copyOf(streamed);
    }

    /** With all weights on the chip. */
    public FitGoal(Budget budget, long interval) {
        this(budget, interval, Set.of(), /* pairs= */ false);
    }

    /** With the weights of these layers in external memory. */
    public FitGoal withStreamed(Set<String> names) {
        return new FitGoal(budget, interval, names, pairs);
    }

    /** With something else on the same device. */
    public FitGoal beside(Budget taken) {
        return new FitGoal(budget.without(taken), interval, streamed, pairs);
    }

    /** With two products for each multiplier where that is possible. */
    public FitGoal withPairs(boolean wanted) {
        return new FitGoal(budget, interval, streamed, wanted);
    }
}
