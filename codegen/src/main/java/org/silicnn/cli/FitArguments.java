package org.silicnn.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.silicnn.emit.EmitOptions;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.emit.layer.Limits;
import org.silicnn.fit.FitGoal;
import org.silicnn.fit.WeightPlacement;
import org.silicnn.target.BoardDescription;
import org.silicnn.target.Budget;

/** How much of a layer is computed in a cycle: given, or searched for within what a device holds. */
final class FitArguments {
    private static final int MOST = 1_000_000;
    private static final double NANOS = 1e9;
    private static final String PACKING = "dsp-packing";
    private static final String PORT = "port-width";

    private FitArguments() {}

    static void addTo(Options options) {
        options.addOption(number("pe", "N", "output channels of a layer computed at a time: 1 unless given"));
        options.addOption(number("simd", "N", "products of each of them made at a time: 1 unless given"));
        options.addOption(number("dsp", "N", "search the fastest folding with so many DSP slices (also with --board)"));
        options.addOption(number("bram", "N", "and so many block RAMs of 18 Kbit"));
        options.addOption(number("lut", "N", "and so many look-up tables"));
        options.addOption(number(
                "weights",
                "WHERE",
                "rom: on the chip; external: read from memory; auto, unless given: the largest external if they must"));
        options.addOption(Option.builder()
                .longOpt(PACKING)
                .desc("make two products of eight bits with one DSP slice, where outputs share an input")
                .get());
        options.addOption(number(
                PORT, "BITS", "widest words of the image and of the result, at least one value: 64 unless given"));
        options.addOption(number("target-fps", "N", "images a second that are enough: spend no more on speed"));
    }

    /** Where weights shall be. */
    static WeightPlacement weights(Arguments arguments) {
        String given = arguments.text("weights").orElse("auto");
        return Arrays.stream(WeightPlacement.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(given))
                .findFirst()
                .orElseThrow(() -> new UsageException("--weights must be rom, external or auto, not '" + given + "'"));
    }

    /** The folding of all layers. */
    static Foldings foldings(Arguments arguments) {
        return Foldings.all(new Folding(
                        arguments.integer("pe", 1, MOST).orElse(1),
                        arguments.integer("simd", 1, MOST).orElse(1),
                        arguments.has(PACKING)))
                .withPortBits(portBits(arguments));
    }

    private static int portBits(Arguments arguments) {
        return arguments.integer(PORT, 1, Limits.WORD_BITS).orElse(Foldings.PORT_BITS);
    }

    /** What to search for; empty where a folding is given or neither a board nor a budget. */
    static Optional<FitGoal> goal(Arguments arguments, EmitOptions emit) {
        boolean given = arguments.has("pe") || arguments.has("simd");
        boolean budget = arguments.has("dsp") || arguments.has("bram") || arguments.has("lut");
        if (given && (budget || arguments.has("target-fps"))) {
            throw new UsageException("--pe and --simd say how to fold, so there is nothing left to search");
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
                .withPairs(arguments.has(PACKING))
                .withPortBits(portBits(arguments)));
    }

    private static Budget budget(Arguments arguments, Optional<Budget> board) {
        Budget most = board.orElse(new Budget(MOST, MOST, MOST, MOST));
        return new Budget(
                arguments.integer("lut", 1, MOST).orElse(most.lut()),
                most.ff(),
                arguments.integer("dsp", 0, MOST).orElse(most.dsp()),
                arguments.integer("bram", 0, MOST).orElse(most.bram18()));
    }

    private static Option number(String name, String argument, String description) {
        return Option.builder()
                .longOpt(name)
                .hasArg()
                .argName(argument)
                .desc(description)
                .get();
    }
}
