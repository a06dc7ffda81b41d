package org.silicnn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.silicnn.Version;
import org.silicnn.cli.FakeCommand.Action;
import org.silicnn.cli.FakeCommand.Taste;
import org.silicnn.problem.CodegenProblem;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;
import org.silicnn.testvectors.Golden;

class ProgramTest {
    private final CapturedConsole captured = new CapturedConsole(false);

    @Test
    void passesArgumentsOn() {
        int code = run(
                (arguments, console) -> {
                    assertThat(arguments.path(0)).isEqualTo(Path.of("net.onnx"));
                    assertThat(arguments.pathsFrom(1)).containsExactly(Path.of("a.png"), Path.of("-b.png"));
                    assertThat(arguments.positionalCount()).isEqualTo(3);
                    assertThat(arguments.path("output")).contains(Path.of("out"));
                    assertThat(arguments.integer("batch", 1, 64)).contains(64);
                    assertThat(arguments.choice("taste", Taste.class)).contains(Taste.VERY_SOUR);
                    assertThat(arguments.has("json")).isFalse();
                    console.out().println("done");
                    return ExitCode.OK;
                },
                "bake net.onnx -o out --batch=64 --taste very-sour -- a.png -b.png");
        assertThat(captured.err()).isEmpty();
        assertThat(captured.out()).isEqualTo("done\n");
        assertThat(code).isEqualTo(ExitCode.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    void helpListsTheCommands(String arguments) {
        assertThat(run(null, arguments)).isEqualTo(ExitCode.OK);
        Golden.check("cli/help-program.txt", captured.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bake --help", "bake --nonsense -h", "help bake"})
    void helpOfACommandNeedsNothingElseToBeRight(String arguments) {
        assertThat(run(null, arguments)).isEqualTo(ExitCode.OK);
        Golden.check("cli/help-command.txt", captured.out());
    }

    @Test
    void tellsItsVersion() {
        assertThat(run(null, "--version")).isEqualTo(ExitCode.OK);
        assertThat(captured.out()).isEqualTo("fake " + Version.current() + "\n").doesNotContain("$");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                           | a command is missing; fake --help lists them
                    bkae                         | there is no command 'bkae'; did you mean 'bake'?
                    teleport                     | there is no command 'teleport'
                    help bak                     | there is no command 'bak'; did you mean 'bake'?
                    bake m --out d               | there is no option '--out'
                    bake m --ouptut d            | there is no option '--ouptut'; did you mean '--output'?
                    bake m i                     | missing: -o, --output DIR
                    bake m i -o                  | -o, --output DIR: its value is missing
                    bake -o d                    | MODEL is missing
                    bake m -o d                  | IMAGE... is missing
                    sleep -o d x y               | at most 1 arguments besides options are allowed, not 2
                    bake m i -o d --batch 0      | --batch must be a whole number from 1 to 64, not '0'
                    bake m i -o d --batch 65     | --batch must be a whole number from 1 to 64, not '65'
                    bake m i -o d --batch many   | --batch must be a whole number from 1 to 64, not 'many'
                    bake m i -o d --taste sweet_ | --taste must be one of sweet, very-sour, not 'sweet_'
                    """)
    void wrongUsage(String arguments, String message) {
        Action action = (given, console) -> {
            assertThat(given.integer("batch", 1, 64)).isPresent();
            assertThat(given.choice("taste", Taste.class)).isPresent();
            return ExitCode.OK;
        };
        if (arguments.contains("--taste")) {
            arguments += " --batch 1";
        }
        assertThat(run(action, arguments)).isEqualTo(ExitCode.USAGE);
        assertThat(captured.out()).isEmpty();
        assertThat(captured.err().lines().findFirst()).contains("fake: " + message);
    }

    @Test
    void aParseErrorShowsTheUsage() {
        run(null, "bake m -o d");
        assertThat(captured.err()).endsWith("\nusage: fake bake MODEL IMAGE... -o DIR [options]; --help tells more\n");
    }

    @Test
    void aWrongInputIsToldWithoutAStackTrace() {
        int code = run(
                (arguments, console) -> {
                    throw new UserException(CodegenProblem.FILE_NOT_FOUND, Where.file(Path.of("m")), "/here");
                },
                "bake m i -o d");
        assertThat(code).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(captured.err())
                .isEqualTo("m: there is no such file or folder [S001]\n  hint: relative paths start in /here\n");
    }

    @Test
    void aFullDiskIsNotOurBug() {
        int code = run(
                (arguments, console) -> {
                    throw new IOException("no space left on device");
                },
                "bake m i -o d");
        assertThat(code).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(captured.err()).isEqualTo("silicnn: input or output failed: no space left on device [S004]\n");
    }

    @Test
    void aBugAsksForAReportWithAStackTrace() {
        int code = run(
                (arguments, console) -> {
                    throw new IllegalStateException("two heads");
                },
                "bake m i -o d");
        assertThat(code).isEqualTo(ExitCode.BUG);
        assertThat(captured.err())
                .startsWith("fake " + Version.current() + ": this is a bug in fake")
                .contains("arguments: [bake, m, i, -o, d]", "IllegalStateException: two heads", "\tat org.silicnn.cli");
    }

    private int run(Action action, String arguments) {
        Program program = new Program(
                "fake",
                "stands in",
                List.of(
                        new FakeCommand("bake", List.of("MODEL", "IMAGE..."), action),
                        new FakeCommand("sleep", List.of("[HOURS]"), action)));
        String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" +");
        return program.run(words, captured.console());
    }
}
