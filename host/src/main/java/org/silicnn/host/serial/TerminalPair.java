package org.silicnn.host.serial;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/**
 * A pseudo-terminal: a serial port without a wire, whose far end is a pair of streams.
 *
 * <p>Java can't make one, so util-linux's {@code script} does, whose own standard streams are then the far end. Inside it
 * a {@code tail} waits for this Java process to end, so that nothing outlives it even if it is killed.
 */
public final class TerminalPair implements AutoCloseable {
    private static final int LONGEST_NAME = 100;
    private static final long GRACE_MILLIS = 1000;

    private final Process script;
    private final String port;

    private TerminalPair(Process script, String port) {
        this.script = script;
        this.port = port;
    }

    /**
     * Makes one.
     *
     * @throws UserException if the programs it takes are missing
     */
    public static TerminalPair open() {
        String inside = "stty raw -echo && tty && exec tail --pid="
                + ProcessHandle.current().pid() + " -f /dev/null";
        ProcessBuilder builder = new ProcessBuilder("script", "-q", "-f", "-c", inside, "/dev/null");
        builder.environment().put("SHELL", "/bin/sh");
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process script = builder.start();
            return new TerminalPair(script, firstLine(script));
        } catch (IOException e) {
            throw new UserException(PortProblem.NO_TERMINAL_PAIR, Where.NOWHERE, e.getMessage());
        }
    }

    /** The near end, to open as a serial port. */
    public String port() {
        return port;
    }

    /** What is written to the port. */
    public InputStream fromPort() {
        return script.getInputStream();
    }

    /** What is to be read from the port. */
    public OutputStream toPort() {
        return script.getOutputStream();
    }

    /** Hangs the port up. */
    @Override
    public void close() {
        end(script);
    }

    private static String firstLine(Process script) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int c = script.getInputStream().read();
        while (c > ' ' && line.size() < LONGEST_NAME) {
            line.write(c);
            c = script.getInputStream().read();
        }
        String name = line.toString(StandardCharsets.UTF_8);
        if (c != '\n' || !name.startsWith("/dev/")) {
            end(script);
            throw new IOException("script did not say which");
        }
        return name;
    }

    /** Once what runs inside has ended, script does too, at once; told to end itself it would take two seconds. */
    private static void end(Process script) {
        script.descendants().forEach(ProcessHandle::destroy);
        try {
            if (!script.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                script.destroyForcibly();
            }
        } catch (InterruptedException e) {
            script.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
