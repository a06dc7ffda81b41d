package org.silicnn.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.silicnn.Compiler;
import org.silicnn.emit.EmitOptions;
import org.silicnn.emit.Memory;
import org.silicnn.fit.Fit;
import org.silicnn.fit.FitGoal;
import org.silicnn.problem.Printable;
import org.silicnn.target.Budget;

/** Foldings found for a device, or what it lacks. */
final class FitReport {
    private static final double NANOS = 1e9;
    private static final int PERCENT = 100;

    private FitReport() {}

    static String text(Compiler.Compilation compilation, FitGoal asked, EmitOptions emit) {
        FitGoal goal = asked.withStreamed(compilation.project().dataflow().memories().stream()
                .map(Memory::layer)
                .collect(Collectors.toSet()));
        return compilation
                .fit()
                .map(fit -> text(fit, goal.budget(), goal.pairs(), Double.parseDouble(emit.clockPeriod())))
                .orElseGet(() -> missing(Fit.cost(compilation.project().dataflow()), goal.budget()));
    }

    private static String text(Fit fit, Budget budget, boolean pairs, double period) {
        TextTable table = new TextTable("layer", "pe", "simd", "cycles", "use", "DSP", "BRAM18", "LUT");
        for (Fit.Row row : fit.layers()) {
            table.row(
                    Printable.of(row.layer()),
                    Integer.toString(row.folding().pe()),
                    Integer.toString(row.folding().simd()),
                    Long.toString(row.cycles()),
                    String.format(Locale.ROOT, "%.0f%%", PERCENT * row.utilisation(fit.interval())),
                    Integer.toString(row.cost().dsp()),
                    Integer.toString(row.cost().bram18()),
                    Integer.toString(row.cost().lut()));
        }
        Budget need = fit.need();
        return table.text()
                + String.format(
                        Locale.ROOT,
                        "by schedule and estimate: %d cycles an image, %.1f images a second, first answer after %d cycles%n"
                                + "%d of %d DSP, %d of %d BRAM18, %d of %d LUT, %d FF; %.3f products a DSP and cycle (%d at most)%n",
                        fit.interval(),
                        NANOS / (period * fit.interval()),
                        fit.latency(),
                        need.dsp(),
                        budget.dsp(),
                        need.bram18(),
                        budget.bram18(),
                        need.lut(),
                        budget.lut(),
                        need.ff(),
                        fit.productsPerDspAndCycle(),
                        pairs ? 2 : 1);
    }

    private static String missing(Budget least, Budget budget) {
        List<String> lacks = new ArrayList<>();
        add(lacks, "LUT", least.lut(), budget.lut());
        add(lacks, "FF", least.ff(), budget.ff());
        add(lacks, "DSP", least.dsp(), budget.dsp());
        add(lacks, "BRAM18", least.bram18(), budget.bram18());
        String what = lacks.isEmpty() ? "streams between layers take the rest" : String.join(", ", lacks);
        return "does not fit the device, by estimate, even with one product at a time in each layer that is not fixed: " + what
                + "\nThe project is written all the same: it computes the right answers under g++.\n";
    }

    private static void add(List<String> lacks, String what, int need, int have) {
        if (need > have) {
            lacks.add("needs " + need + " " + what + ", has " + have + ", lacks " + (need - have));
        }
    }
}
