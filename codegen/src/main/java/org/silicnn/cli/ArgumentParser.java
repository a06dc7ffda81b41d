package org.silicnn.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.cli.AlreadySelectedException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.MissingOptionException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** Parses what follows a command's name, and puts what is wrong with it into words. */
final class ArgumentParser {
    private final String program;
    private final Command command;
    private final Options options = new Options();

    ArgumentParser(String program, Command command) {
        this.program = program;
        this.command = command;
        options.addOptions(command.options());
        options.addOption(Option.builder("h").longOpt("help").get());
    }

    /**
     * Parses.
     *
     * @return nothing if help was asked for, whatever else the line says
     * @throws UsageException if the line is wrong
     */
    Optional<Arguments> parse(List<String> arguments) {
        if (asksForHelp(arguments)) {
            return Optional.empty();
        }
        try {
            // Otherwise "--out" would silently become "--output", and change its meaning when "--outline" is added.
            DefaultParser parser =
                    DefaultParser.builder().setAllowPartialMatching(false).get();
            CommandLine line = parser.parse(options, arguments.toArray(String[]::new));
            checkCount(line.getArgList().size());
            return Optional.of(new Arguments(line));
        } catch (ParseException e) {
            throw usage(explain(e));
        }
    }

    /** Looked for before parsing, because a line that lacks a required option may still ask for help. */
    private static boolean asksForHelp(List<String> arguments) {
        return arguments.stream()
                .takeWhile(argument -> !"--".equals(argument))
                .anyMatch(argument -> "--help".equals(argument) || "-h".equals(argument));
    }

    private void checkCount(int count) {
        List<String> wanted = command.positionals();
        long least = wanted.stream().filter(word -> !word.startsWith("[")).count();
        boolean endless = wanted.stream().anyMatch(word -> word.contains("..."));
        if (count < least) {
            throw usage(wanted.get(count) + " is missing");
        }
        if (!endless && count > wanted.size()) {
            throw usage("at most " + wanted.size() + " arguments besides options are allowed, not " + count);
        }
    }

    private String explain(ParseException e) {
        if (e instanceof UnrecognizedOptionException unknown) {
            List<String> known = options.getOptions().stream()
                    .map(option -> "--" + option.getLongOpt())
                    .toList();
            String typed = unknown.getOption();
            return "there is no option '" + typed + "'" + Suggestion.of(typed, known);
        }
        if (e instanceof MissingArgumentException missing) {
            return Usage.spell(missing.getOption()).strip() + ": its value is missing";
        }
        if (e instanceof MissingOptionException missing) {
            return "missing: " + spellAll(missing.getMissingOptions());
        }
        if (e instanceof AlreadySelectedException twice) {
            return Usage.spell(twice.getOption()).strip() + " contradicts an option given before it";
        }
        return e.getMessage();
    }

    /** commons-cli gives names of options, and groups of which one is needed. */
    private String spellAll(List<?> missing) {
        return missing.stream()
                .map(entry -> entry instanceof String key
                        ? Usage.spell(options.getOption(key)).strip()
                        : entry.toString())
                .collect(Collectors.joining("; "));
    }

    private UsageException usage(String problem) {
        return new UsageException(problem + "\n" + Usage.synopsis(program, command) + "; --help tells more");
    }
}
