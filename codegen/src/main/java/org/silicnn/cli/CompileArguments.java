package org.silicnn.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.silicnn.CompileOptions;
import org.silicnn.Version;
import org.silicnn.config.HardwareSettings;
import org.silicnn.config.Settings;
import org.silicnn.emit.EmitOptions;
import org.silicnn.target.BoardDescription;

/**
 * What {@code compile} was asked to do.
 *
 * @param calibration typical images; not needed if the model says how every value is stored
 * @param settings what was chosen by option or file, of which {@code compile} is made
 * @param overwriteEdits replace generated files that were edited
 */
record CompileArguments(
        Path model,
        Optional<Path> calibration,
        Path output,
        Settings settings,
        CompileOptions compile,
        boolean overwriteEdits) {
    private static final int MOST_GOLDEN = 100_000;

    static Options options() {
        Options options = new Options()
                .addOption(Option.builder("o")
                        .longOpt("output")
                        .hasArg()
                        .argName("DIR")
                        .required()
                        .desc("folder of the project; new, empty, or an earlier project")
                        .get())
                .addOption(LongOption.of(
                        "calibrate",
                        "IMAGES",
                        "typical images (file or folder): they set the number formats, unless the model does, and"
                                + " the first go into the test bench"))
                .addOption(LongOption.of("golden", "N", "images in the test bench: 16 unless given"))
                .addOption(LongOption.of("part", "PART", "FPGA part for Vitis HLS: xc7a35tcpg236-1 unless given"))
                .addOption(LongOption.flag("force", "overwrite generated files that were edited"));
        BoardArguments.addTo(options);
        FitArguments.addTo(options);
        AutoBits.addTo(options);
        QuantizeArguments.addTo(options);
        return options;
    }

    static CompileArguments of(Arguments arguments) {
        CompileOptions defaults = CompileOptions.defaults();
        Settings settings = SettingArguments.settings(arguments);
        EmitOptions emit = emitOptions(arguments)
                .withFoldings(HardwareSettings.foldings(settings))
                .withMemoryBandwidth(HardwareSettings.memoryBandwidth(settings));
        return new CompileArguments(
                arguments.path(0),
                arguments.path("calibrate"),
                arguments.path("output").orElseThrow(),
                settings,
                new CompileOptions(
                        QuantizeArguments.quantizeOptions(settings),
                        emit,
                        arguments.integer("golden", 1, MOST_GOLDEN).orElse(defaults.goldenImages()),
                        FitArguments.goal(arguments, settings, emit),
                        HardwareSettings.choices(settings)),
                arguments.has("force"));
    }

    private static EmitOptions emitOptions(Arguments arguments) {
        EmitOptions defaults = EmitOptions.defaults(Version.current());
        Optional<String> part = arguments.text("part");
        Optional<BoardDescription> board = BoardArguments.of(arguments);
        if (part.isPresent() && board.isPresent()) {
            throw new UsageException("--part and --board can't both be given: a board has its part");
        }
        if (part.isPresent() && !part.get().matches("[A-Za-z0-9_-]{1,40}")) {
            throw new UsageException("--part must be a part name such as xc7a35tcpg236-1, not '" + part.get() + "'");
        }
        return board.map(defaults::withBoard)
                .orElseGet(() -> part.map(defaults::withPart).orElse(defaults));
    }
}
