package org.silicnn.cli;

import java.util.Collection;
import java.util.Comparator;

/** "Did you mean": the known word nearest to a mistyped one. */
final class Suggestion {
    private Suggestion() {}

    /**
     * The end of a sentence about an unknown word.
     *
     * @return {@code "; did you mean 'compile'?"}, or nothing if no word is near: more than a third of it mistyped
     */
    static String of(String typed, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String word) -> distance(typed, word))
                        .thenComparing(word -> word))
                .filter(word -> distance(typed, word) <= Math.max(1, word.length() / 3))
                .map(word -> "; did you mean '" + word + "'?")
                .orElse("");
    }

    /**
     * Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours that lead from
     * one word to the other (Damerau 1964, as a dynamic programme over prefixes).
     */
    static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cheapest(int[][] cost, String from, String to, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, 1 + cost[i - 2][j - 2]) : best;
    }
}
