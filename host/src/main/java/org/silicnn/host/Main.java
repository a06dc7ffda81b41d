package org.silicnn.host;

import java.util.List;
import org.silicnn.cli.BoardsCommand;
import org.silicnn.cli.Command;
import org.silicnn.cli.CompileCommand;
import org.silicnn.cli.Console;
import org.silicnn.cli.InspectCommand;
import org.silicnn.cli.Program;
import org.silicnn.cli.SimulateCommand;
import org.silicnn.host.cli.BoardCommand;
import org.silicnn.host.cli.InferCommand;
import org.silicnn.host.cli.Interruption;
import org.silicnn.host.cli.PingCommand;
import org.silicnn.host.cli.PortsCommand;
import org.silicnn.host.cli.SelfTestCommand;
import org.silicnn.host.cli.StatsCommand;
import org.silicnn.host.cli.demo.DemoCommand;

/** The command line tool, put together. */
public final class Main {
    private static final List<Command> COMMANDS = List.of(
            new InspectCommand(),
            new CompileCommand(),
            new SimulateCommand(),
            new BoardsCommand(),
            new PortsCommand(),
            new PingCommand(),
            new SelfTestCommand(),
            new StatsCommand(),
            new InferCommand(),
            new BoardCommand(),
            new DemoCommand());

    private Main() {}

    /** Runs the command the arguments name, and exits with its code. */
    public static void main(String[] arguments) {
        // Only the launcher can tell whether the error stream is a terminal; Java knows of the other two.
        boolean terminal = Boolean.getBoolean("silicnn.terminal");
        Program program = new Program("silicnn", "trained CNN in, FPGA accelerator out", COMMANDS);
        Console console = new Console(System.out, System.err, System.in, terminal);
        System.exit(Interruption.around(() -> program.run(arguments, console)));
    }
}
