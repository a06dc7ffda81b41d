package org.silicnn.cli;

import java.util.ArrayList;
import java.util.List;
import org.silicnn.target.Budget;

/** What a design takes beside what there is for it. */
record Shortage(Budget need, Budget budget) {
    boolean isNone() {
        return budget.holds(need);
    }

    /** What lacks, each with its numbers; empty if nothing does. */
    String text() {
        List<String> lacks = new ArrayList<>();
        add(lacks, "LUT", need.lut(), budget.lut());
        add(lacks, "FF", need.ff(), budget.ff());
        add(lacks, "DSP", need.dsp(), budget.dsp());
        add(lacks, "BRAM18", need.bram18(), budget.bram18());
        return String.join(", ", lacks);
    }

    private static void add(List<String> lacks, String what, int need, int have) {
        if (need > have) {
            lacks.add("needs " + need + " " + what + ", has " + have + ", lacks " + (need - have));
        }
    }
}
