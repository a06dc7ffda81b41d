package org.silicnn.host.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.Options;
import org.silicnn.cli.Arguments;
import org.silicnn.cli.Command;
import org.silicnn.cli.Console;
import org.silicnn.cli.ExitCode;
import org.silicnn.host.board.NetworkDescriptor;
import org.silicnn.host.virtual.VirtualBoard;
import org.silicnn.store.ProjectNetwork;

/** {@code board}: a simulated board at a port, until interrupted. */
public final class BoardCommand implements Command {
    @Override
    public String name() {
        return "board";
    }

    @Override
    public String summary() {
        return "simulate a board that runs a project, at a serial port of its own";
    }

    @Override
    public List<String> positionals() {
        return List.of();
    }

    @Override
    public Options options() {
        return VirtualBoardArguments.options();
    }

    @Override
    public int run(Arguments arguments, Console console) throws IOException {
        VirtualBoardArguments wanted = VirtualBoardArguments.of(arguments);
        Path folder = wanted.project();
        ProjectNetwork project = ProjectNetwork.open(folder);
        NetworkDescriptor network = NetworkDescriptor.of(project.network(), project.hash());
        console.err().println("building the board's Verilog around " + folder + "; the next time it is there");
        try (VirtualBoard board = VirtualBoard.start(folder, network, wanted.settings())) {
            if (wanted.mlperf()) {
                MlperfService.run(board, wanted, project, console);
            } else {
                say(board.port(), "silicnn infer " + folder + " IMAGES --port " + board.port() + " --check", console);
                board.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.OK;
    }

    static void say(String port, String use, Console console) {
        console.out().println("port: " + port);
        console.out().flush();
        console.err().println("from another terminal: " + use + "; Ctrl-C ends the board");
    }
}
