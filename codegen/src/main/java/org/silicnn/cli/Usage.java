package org.silicnn.cli;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;

/** Help texts. Written here and not by commons-cli's formatter, whose table has no room for what commands need. */
final class Usage {
    private static final int WIDTH = 100;

    private Usage() {}

    static String of(String program, String summary, List<Command> commands) {
        StringBuilder text = new StringBuilder();
        text.append(program).append(": ").append(summary).append("\n\n");
        text.append("usage: ").append(program).append(" COMMAND [options]\n\n");
        List<String[]> rows = commands.stream()
                .map(command -> new String[] {command.name(), command.summary()})
                .toList();
        appendTable(text, rows);
        text.append('\n');
        appendTable(text, List.of(new String[] {"COMMAND --help", "a command's arguments and options"}, new String[] {
            "--version", "the version of this tool"
        }));
        text.append("\nexit codes: 0 fine, 1 the input or the board is wrong, 2 the command line is wrong,")
                .append(" 3 a bug of ours\n");
        return text.toString();
    }

    static String of(String program, Command command) {
        StringBuilder text = new StringBuilder();
        text.append(synopsis(program, command)).append("\n\n");
        text.append("  ").append(command.summary()).append("\n\n");
        List<String[]> rows = new ArrayList<>();
        for (Option option : command.options().getOptions()) {
            rows.add(new String[] {spell(option), option.getDescription()});
        }
        rows.add(new String[] {"-h, --help", "this text"});
        appendTable(text, rows);
        return text.toString();
    }

    /** {@code usage: silicnn compile MODEL -o DIR [options]}. */
    static String synopsis(String program, Command command) {
        StringBuilder text = new StringBuilder("usage: " + program + " " + command.name());
        command.positionals().forEach(positional -> text.append(' ').append(positional));
        for (Option option : command.options().getOptions()) {
            if (option.isRequired()) {
                text.append(' ').append(shortest(option)).append(value(option));
            }
        }
        return text.append(" [options]").toString();
    }

    /** {@code -o, --output DIR}; long names are aligned, short name or not. */
    static String spell(Option option) {
        String shortName = option.getOpt() == null ? "    " : "-" + option.getOpt() + ", ";
        return shortName + "--" + option.getLongOpt() + value(option);
    }

    private static String shortest(Option option) {
        return option.getOpt() == null ? "--" + option.getLongOpt() : "-" + option.getOpt();
    }

    private static String value(Option option) {
        return option.hasArg() ? " " + option.getArgName() : "";
    }

    private static void appendTable(StringBuilder text, List<String[]> rows) {
        int column = rows.stream().mapToInt(row -> row[0].length()).max().orElse(0) + 4;
        for (String[] row : rows) {
            text.append("  ").append(row[0]).append(" ".repeat(column - 2 - row[0].length()));
            appendWrapped(text, row[1], column);
        }
    }

    private static void appendWrapped(StringBuilder text, String words, int column) {
        int at = column;
        for (String word : words.split(" ", -1)) {
            if (at > column && at + 1 + word.length() > WIDTH) {
                text.append('\n').append(" ".repeat(column));
                at = column;
            } else if (at > column) {
                text.append(' ');
                at++;
            }
            text.append(word);
            at += word.length();
        }
        text.append('\n');
    }
}
