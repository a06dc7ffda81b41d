package org.silicnn.sim.fast;

import java.util.ArrayList;
import java.util.List;

/** The terms of a stacked convolution in runs that are contiguous in memory, in the order of the weights. */
final class PlacedTerms {
    /**
     * Some terms.
     *
     * @param offset how far the first lies from the first tap
     * @param term which it is
     */
    record Run(int offset, int term, int length) {}

    private PlacedTerms() {}

    /**
     * The longest runs.
     *
     * @param offsets of all terms
     * @param mostTerms longer runs are cut into equal parts
     */
    static List<Run> runs(int[] offsets, int mostTerms) {
        List<Run> runs = new ArrayList<>();
        int start = 0;
        for (int k = 1; k <= offsets.length; k++) {
            if (k == offsets.length || offsets[k] != offsets[k - 1] + 1) {
                cut(offsets[start], start, k - start, mostTerms, runs);
                start = k;
            }
        }
        return runs;
    }

    private static void cut(int offset, int term, int length, int mostTerms, List<Run> runs) {
        int parts = (length + mostTerms - 1) / mostTerms;
        for (int i = 0; i < parts; i++) {
            int from = (int) ((long) length * i / parts);
            int to = (int) ((long) length * (i + 1) / parts);
            runs.add(new Run(offset + from, term + from, to - from));
        }
    }
}
