package org.silicnn.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One choice of widths, measured.
 *
 * @param cost look-up tables that one product at a time in every layer takes, if everything were made of them
 * @param correct images put into their class
 * @param noise Σ (fixed − float)² / Σ float² over the network's outputs
 */
public record Trial(Widths widths, long cost, int correct, double noise) {
    /** Trials that no other beats in both cost and accuracy, the cheapest first. */
    public static List<Trial> paretoFront(List<Trial> trials) {
        List<Trial> sorted = trials.stream()
                .sorted(Comparator.comparingLong(Trial::cost)
                        .thenComparing(Comparator.comparingInt(Trial::correct).reversed()))
                .toList();
        List<Trial> front = new ArrayList<>();
        for (Trial trial : sorted) {
            if (front.isEmpty() || trial.correct() > front.get(front.size() - 1).correct()) {
                front.add(trial);
            }
        }
        return front;
    }
}
