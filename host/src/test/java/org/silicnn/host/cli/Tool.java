package org.silicnn.host.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.silicnn.cli.CompileCommand;
import org.silicnn.cli.Console;
import org.silicnn.cli.Program;

/** One run of the command line tool, and what it printed. */
record Tool(int code, String out, String err) {
    static Tool run(Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                InputStream.nullInputStream(),
                false);
        Program program = new Program(
                "silicnn",
                "a test",
                List.of(
                        new CompileCommand(),
                        new PortsCommand(),
                        new PingCommand(),
                        new SelfTestCommand(),
                        new StatsCommand(),
                        new InferCommand(),
                        new BoardCommand()));
        String[] arguments = List.of(words).stream().map(String::valueOf).toArray(String[]::new);
        int code = program.run(arguments, console);
        return new Tool(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
