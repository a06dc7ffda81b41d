package org.silicnn.host.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.cli.Options;
import org.silicnn.cli.Arguments;
import org.silicnn.cli.LongOption;
import org.silicnn.host.virtual.VirtualBoardSettings;

/** What {@code board} was asked to do. */
record VirtualBoardArguments(Path project, VirtualBoardSettings settings, boolean mlperf) {
    private static final int SLOWEST = 300;
    private static final int FASTEST = 4_000_000;
    /** What the simulation's program checks and explains itself. */
    private static final Map<String, String> PASSED_ON = Map.of(
            "faults", "damage bytes both ways: drop=P,flip=P,insert=P,dup=P,burst=P, each a chance for every byte",
            "seed", "of the damage: 1 unless given",
            "noise", "that many random bytes both ways before anything else",
            "latency", "clocks an image stays in the accelerator");

    static Options options() {
        Options options = new Options()
                .addOption(LongOption.required("virtual", "DIR", "the project that the board runs"))
                .addOption(LongOption.of(
                        "baud",
                        "RATE",
                        "run in step with a line of so many bits per second; as fast as can be unless given"))
                .addOption(LongOption.of("vcd", "FILE", "write a waveform of every signal"))
                .addOption(LongOption.flag(
                        "mlperf", "speak the text protocol of MLPerf Tiny's runners instead of the link's own"));
        new TreeMap<>(PASSED_ON).forEach((name, text) -> options.addOption(LongOption.of(name, "VALUE", text)));
        return options;
    }

    static VirtualBoardArguments of(Arguments arguments) {
        Map<String, String> passed = new TreeMap<>();
        PASSED_ON.keySet().forEach(name -> arguments.text(name).ifPresent(value -> passed.put("--" + name, value)));
        return new VirtualBoardArguments(
                arguments.path("virtual").orElseThrow(),
                new VirtualBoardSettings(
                        arguments.integer("baud", SLOWEST, FASTEST).orElse(0), arguments.path("vcd"), passed),
                arguments.has("mlperf"));
    }
}
