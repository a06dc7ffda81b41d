package org.silicnn.cli;

import java.util.Optional;
import org.apache.commons.cli.Options;
import org.silicnn.config.HardwareSettings;
import org.silicnn.config.Settings;
import org.silicnn.emit.EmitOptions;
import org.silicnn.fit.FitGoal;
import org.silicnn.target.BoardDescription;
import org.silicnn.target.Budget;

/** How much of a layer is computed in a cycle: given, or searched for within what a device holds. */
final class FitArguments {
    private static final int MOST = 1_000_000;
    private static final double NANOS = 1e9;

    private FitArguments() {}

    static void addTo(Options options) {
        SettingArguments.addTo(options, HardwareSettings.all());
        options.addOption(
                LongOption.of("dsp", "N", "search the fastest folding with so many DSP slices (also with --board)"));
        options.addOption(LongOption.of("bram", "N", "and so many block RAMs of 18 Kbit"));
        options.addOption(LongOption.of("lut", "N", "and so many look-up tables"));
        options.addOption(LongOption.of("target-fps", "N", "images a second that are enough: spend no more on speed"));
    }

    /** What to search for; empty where the folding of all layers is given or neither a board nor a budget. */
    static Optional<FitGoal> goal(Arguments arguments, Settings settings, EmitOptions emit) {
        boolean given = HardwareSettings.isFolded(settings);
        boolean budget = arguments.has("dsp") || arguments.has("bram") || arguments.has("lut");
        if (given && (budget || arguments.has("target-fps"))) {
            throw new UsageException(
                    "pe, simd or tile for all layers say how to fold, so there is nothing left to search");
        }
        if (given || (!budget && emit.board().isEmpty())) {
            if (arguments.has("target-fps")) {
                throw new UsageException("--target-fps needs --board or --dsp, --bram and --lut");
            }
            return Optional.empty();
        }
        double fps = arguments.integer("target-fps", 1, MOST).orElse(0);
        long interval = fps == 0 ? 0 : (long) (NANOS / (fps * Double.parseDouble(emit.clockPeriod())));
        return Optional.of(new FitGoal(budget(arguments, emit.board().map(BoardDescription::budget)), interval)
                .withPairs(HardwareSettings.isPacked(settings))
                .withPortBits(HardwareSettings.portBits(settings))
                .withMemoryBandwidth(emit.memoryBandwidth()));
    }

    private static Budget budget(Arguments arguments, Optional<Budget> board) {
        Budget most = board.orElse(new Budget(MOST, MOST, MOST, MOST));
        return new Budget(
                arguments.integer("lut", 1, MOST).orElse(most.lut()),
                most.ff(),
                arguments.integer("dsp", 0, MOST).orElse(most.dsp()),
                arguments.integer("bram", 0, MOST).orElse(most.bram18()));
    }
}
