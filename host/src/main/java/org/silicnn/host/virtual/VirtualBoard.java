package org.silicnn.host.virtual;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.silicnn.host.board.NetworkDescriptor;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/**
 * A board's Verilog under simulation, with a project's generated kernel as its accelerator, behind a pseudo-terminal.
 * The simulation is a process of its own; it ends with this object, and with this program however that ends, because its
 * standard input then ends.
 */
public final class VirtualBoard implements AutoCloseable {
    private static final String PORT = "port: ";
    private static final long GRACE_MILLIS = 2000;

    private final Process process;
    private final Path project;
    private final String port;

    private VirtualBoard(Process process, Path project, String port) {
        this.process = process;
        this.project = project;
        this.port = port;
    }

    /** Whether the tools it takes are installed. */
    public static boolean isAvailable() {
        return VirtualBoardProgram.missingTools(System.getenv().getOrDefault("PATH", ""))
                .isEmpty();
    }

    /**
     * Builds what isn't built, and switches the board on.
     *
     * @param project folder of a generated project, of which {@code network} is the network
     * @throws UserException if a tool is missing, or the board doesn't build or start
     */
    public static VirtualBoard start(Path project, NetworkDescriptor network, VirtualBoardSettings settings)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(new VirtualBoardProgram(project, network, settings).build().toString());
        command.add("--until-eof");
        command.addAll(settings.arguments());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null || !line.startsWith(PORT)) {
            process.destroy();
            throw new UserException(VirtualProblem.ENDED, Where.file(project), line == null ? "it said nothing" : line);
        }
        return new VirtualBoard(process, project, line.substring(PORT.length()));
    }

    /** The serial port it is at. */
    public String port() {
        return port;
    }

    /**
     * Waits until the board ends by itself, which it shouldn't.
     *
     * @throws UserException when it does
     * @throws InterruptedException if this thread is interrupted
     */
    public void await() throws InterruptedException {
        int status = process.waitFor();
        throw new UserException(VirtualProblem.ENDED, Where.file(project), "exit status " + status);
    }

    /** Switches it off and on again. */
    public void powerCycle() throws IOException {
        signal("USR1");
    }

    /** Stops its time: it neither hears nor answers until {@link #wake}. */
    public void freeze() throws IOException {
        signal("STOP");
    }

    /** Lets its time go on. */
    public void wake() throws IOException {
        signal("CONT");
    }

    /** Switches it off: the port hangs up. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Java sends no signals but SIGTERM and SIGKILL; every shell has kill. */
    private void signal(String name) throws IOException {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
