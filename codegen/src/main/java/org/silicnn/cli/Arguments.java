package org.silicnn.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;

/** A parsed command line, with values checked as they are asked for. Options go by their long names. */
public final class Arguments {
    private final CommandLine line;

    Arguments(CommandLine line) {
        this.line = line;
    }

    /** Whether an option was given. */
    public boolean has(String option) {
        return line.hasOption(option);
    }

    /** The option's value as text, if it was given. */
    public Optional<String> text(String option) {
        return Optional.ofNullable(line.getOptionValue(option));
    }

    /** The option's value as a path, if it was given. Nothing is known about what lies there. */
    public Optional<Path> path(String option) {
        return text(option).map(text -> toPath("--" + option, text));
    }

    /**
     * The option's value as a whole number.
     *
     * @throws UsageException unless it is one from {@code min} to {@code max}
     */
    public Optional<Integer> integer(String option, int min, int max) {
        return text(option).map(text -> {
            try {
                int value = Integer.parseInt(text);
                if (value >= min && value <= max) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // said below, in the same words
            }
            throw new UsageException(
                    "--" + option + " must be a whole number from " + min + " to " + max + ", not '" + text + "'");
        });
    }

    /**
     * The option's value as one of an enum's constants, which are written {@code like-this}.
     *
     * @throws UsageException unless it is one of them
     */
    public <E extends Enum<E>> Optional<E> choice(String option, Class<E> type) {
        return text(option).map(text -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> spell(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "--" + option + " must be one of " + choices(type) + ", not '" + text + "'")));
    }

    /** How {@link #choice} spells an enum's constants, for an option's description: {@code "even, half-up"}. */
    public static <E extends Enum<E>> String choices(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Arguments::spell).collect(Collectors.joining(", "));
    }

    /** How many positional arguments there are. */
    public int positionalCount() {
        return positionals().size();
    }

    /** The positional arguments as text. */
    public List<String> positionals() {
        return List.copyOf(line.getArgList());
    }

    /** The positional argument at {@code index}, as a path. */
    public Path path(int index) {
        return toPath("the path", line.getArgList().get(index));
    }

    /** The positional arguments from {@code index} on, as paths. */
    public List<Path> pathsFrom(int index) {
        List<String> all = line.getArgList();
        return all.subList(index, all.size()).stream()
                .map(text -> toPath("the path", text))
                .toList();
    }

    private static String spell(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Path toPath(String what, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException(what + " must be a path, not '" + text + "'");
        }
    }
}
