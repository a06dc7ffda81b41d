package org.silicnn.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import org.silicnn.CompileOptions;
import org.silicnn.Compiler;
import org.silicnn.emit.Memory;
import org.silicnn.fit.Fit;
import org.silicnn.fit.FitGoal;
import org.silicnn.ir.TensorType;
import org.silicnn.problem.Printable;
import org.silicnn.target.BoardDescription;
import org.silicnn.target.Boards;
import org.silicnn.target.Budget;
import org.silicnn.target.LinkLogic;

/** Foldings found for a device, or what it lacks. */
final class FitReport {
    private static final double NANOS = 1e9;
    private static final int PERCENT = 100;

    private FitReport() {}

    static String text(Compiler.Compilation compilation, FitGoal asked, CompileOptions options) {
        FitGoal goal = asked.withStreamed(compilation.project().dataflow().memories().stream()
                .map(Memory::layer)
                .collect(Collectors.toSet()));
        return compilation
                .fit()
                .map(fit -> text(fit, goal, Double.parseDouble(options.emit().clockPeriod())))
                .orElseGet(() -> missing(compilation, goal, options));
    }

    private static String text(Fit fit, FitGoal goal, double period) {
        Budget budget = goal.budget();
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
                        goal.pairs() ? 2 : 1)
                + (goal.interval() > 0 && fit.interval() > goal.interval()
                        ? "that is less than --target-fps asks for, and the most that fits\n"
                        : "");
    }

    private static String missing(Compiler.Compilation compilation, FitGoal goal, CompileOptions options) {
        Budget least = Fit.cost(compilation.project().dataflow());
        String lacks = new Shortage(least, goal.budget()).text();
        String what = lacks.isEmpty() ? "streams between layers take the rest" : lacks;
        String layers = options.hardware().layers().isEmpty() ? "each layer" : "each layer that is not fixed";
        return "does not fit the device, by estimate, even with one product at a time in " + layers + ": " + what + "\n"
                + boards(compilation, least, goal)
                + "The project is written all the same: it computes the right answers under g++.\n";
    }

    /** Which boards would do. */
    private static String boards(Compiler.Compilation compilation, Budget least, FitGoal goal) {
        TensorType input = compilation.network().inputType();
        int bytes = input.shape().elements() * input.format().storageBytes();
        String names = Boards.all().stream()
                .filter(board -> new FitGoal(board.budget(), 0)
                        .withStreamed(goal.streamed())
                        .beside(LinkLogic.of(board, bytes))
                        .budget()
                        .holds(least))
                .map(BoardDescription::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? "no board described here holds so much\n"
                : "boards that hold so much: " + names + "\n";
    }
}
