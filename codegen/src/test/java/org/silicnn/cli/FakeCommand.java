package org.silicnn.cli;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** A command with one option of each kind, whose action a test supplies. */
record FakeCommand(String name, List<String> positionals, Action action) implements Command {
    interface Action {
        int run(Arguments arguments, Console console) throws IOException;
    }

    enum Taste {
        SWEET,
        VERY_SOUR
    }

    @Override
    public String summary() {
        return "does " + name;
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder("o")
                        .longOpt("output")
                        .hasArg()
                        .argName("DIR")
                        .required()
                        .desc("where to")
                        .get())
                .addOption(Option.builder()
                        .longOpt("batch")
                        .hasArg()
                        .argName("N")
                        .desc("how many at a time; ".repeat(8).strip())
                        .get())
                .addOption(Option.builder()
                        .longOpt("taste")
                        .hasArg()
                        .argName("TASTE")
                        .desc(Arguments.choices(Taste.class))
                        .get())
                .addOption(Option.builder().longOpt("json").desc("for scripts").get());
    }

    @Override
    public int run(Arguments arguments, Console console) throws IOException {
        return action.run(arguments, console);
    }
}
