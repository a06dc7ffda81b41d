package org.silicnn.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.silicnn.Version;
import org.silicnn.problem.CodegenProblem;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/**
 * A command line tool of several commands.
 *
 * @param name what the user types to start it
 * @param summary what it is, for its help: one line
 * @param commands in the order of its help
 */
public record Program(String name, String summary, List<Command> commands) {
    /** Runs the command the arguments name; errors are printed, never thrown. Returns an {@link ExitCode}. */
    public int run(String[] arguments, Console console) {
        try {
            return dispatch(List.of(arguments), console);
        } catch (UsageException e) {
            console.err().println(name + ": " + e.getMessage());
            return ExitCode.USAGE;
        } catch (UserException e) {
            console.err().println(e.getMessage());
            return ExitCode.WRONG_INPUT;
        } catch (IOException | UncheckedIOException e) {
            UserException worded = new UserException(CodegenProblem.IO_FAILED, Where.NOWHERE, e.getMessage());
            console.err().println(worded.getMessage());
            return ExitCode.WRONG_INPUT;
        } catch (RuntimeException | Error e) {
            reportBug(e, arguments, console);
            return ExitCode.BUG;
        } finally {
            console.out().flush();
            console.err().flush();
        }
    }

    private int dispatch(List<String> arguments, Console console) throws IOException {
        String first = arguments.isEmpty() ? "" : arguments.get(0);
        switch (first) {
            case "" -> throw new UsageException("a command is missing; " + name + " --help lists them");
            case "-h", "--help", "help" -> {
                console.out().print(helpFor(arguments));
                return ExitCode.OK;
            }
            case "--version" -> {
                console.out().println(name + " " + Version.current());
                return ExitCode.OK;
            }
            default -> {
                return runCommand(command(first), arguments.subList(1, arguments.size()), console);
            }
        }
    }

    private String helpFor(List<String> arguments) {
        return arguments.size() > 1 ? Usage.of(name, command(arguments.get(1))) : Usage.of(name, summary, commands);
    }

    private int runCommand(Command command, List<String> arguments, Console console) throws IOException {
        ArgumentParser parser = new ArgumentParser(name, command);
        Optional<Arguments> parsed = parser.parse(arguments);
        if (parsed.isEmpty()) {
            console.out().print(Usage.of(name, command));
            return ExitCode.OK;
        }
        return command.run(parsed.get(), console);
    }

    private Command command(String word) {
        return commands.stream()
                .filter(command -> command.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no command '" + word + "'"
                        + Suggestion.of(
                                word, commands.stream().map(Command::name).toList())));
    }

    private void reportBug(Throwable bug, String[] arguments, Console console) {
        console.err().println(name + " " + Version.current() + ": this is a bug in " + name + ", not in your files.");
        console.err().println("Please report it, with what follows, at the project's issue tracker.");
        console.err().println("  arguments: " + Arrays.toString(arguments));
        console.err().println("  Java: " + Runtime.version() + " on " + System.getProperty("os.name"));
        bug.printStackTrace(console.err());
    }
}
