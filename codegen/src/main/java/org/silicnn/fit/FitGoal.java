package org.silicnn.fit;

import org.silicnn.target.Budget;

/**
 * What foldings are searched for.
 *
 * @param budget that all stages and streams may take
 * @param interval cycles from image to image that are enough, so that nothing is spent on fewer; 0 for as few as
 *     possible
 */
public record FitGoal(Budget budget, long interval) {}
