package org.silicnn.cli;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.Options;

/** One command of a {@link Program}, the word after its name. */
public interface Command {
    /** The word, lower case. */
    String name();

    /** What it does, for the list of commands: one line, no full stop. */
    String summary();

    /**
     * What stands after the name besides options, in order: {@code "MODEL"}; {@code "[DIR]"} may be left out;
     * {@code "IMAGE..."}, last, takes any number but at least one. {@link Program} checks the count.
     */
    List<String> positionals();

    /** Its options; {@code --help} is added to every command. */
    Options options();

    /**
     * Does it.
     *
     * @return an {@link ExitCode}
     * @throws UsageException if options contradict each other
     * @throws org.silicnn.problem.UserException if an input or the board is wrong
     * @throws IOException if reading or writing failed in a way that has no better words
     */
    int run(Arguments arguments, Console console) throws IOException;
}
