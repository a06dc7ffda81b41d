package org.silicnn.host.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.silicnn.cli.Arguments;
import org.silicnn.cli.Command;
import org.silicnn.cli.Console;
import org.silicnn.cli.ExitCode;
import org.silicnn.cli.LongOption;

/** {@code demo}: from a trained net to checked answers over a serial port, without a board. */
public final class DemoCommand implements Command {
    private static final int DEFAULT_BAUD = 1_000_000;
    private static final int MAX_BAUD = 4_000_000;

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String summary() {
        return "show the whole line on the net and images that come along; needs no board";
    }

    @Override
    public List<String> positionals() {
        return List.of();
    }

    @Override
    public Options options() {
        Options options = new Options();
        options.addOption(Option.builder("o")
                .longOpt("output")
                .hasArg()
                .argName("DIR")
                .desc("folder of the generated project: silicnn-demo unless given")
                .get());
        options.addOption(LongOption.of(
                "baud", "RATE", "bits per second of the serial line, 0 for no limit: 1000000 unless given"));
        return options;
    }

    @Override
    public int run(Arguments arguments, Console console) throws IOException {
        // Where the launcher found the sources; started in another way, the current folder has to be theirs.
        Path home = Path.of(System.getProperty("silicnn.home", ""));
        Path output = arguments.path("output").orElse(Path.of("silicnn-demo"));
        int baud = arguments.integer("baud", 0, MAX_BAUD).orElse(DEFAULT_BAUD);
        return new Demo(home.resolve("test-vectors"), output, baud, console).run() ? ExitCode.OK : ExitCode.BUG;
    }
}
