package org.silicnn.host.board;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/**
 * The generated C, compiled ({@code make serve} in a project folder makes {@code build/serve}), as a child process:
 * an image on its standard input, an answer on its standard output, over and over. It ends itself when this program
 * ends, however that happens, because its input then ends.
 */
public final class ProcessAccelerator implements Accelerator {
    private static final int LONGEST_COMPLAINT = 1000;
    private static final long GRACE_MILLIS = 1000;

    private final Path program;
    private final int outputBytes;
    private final Process process;

    /**
     * Starts the program.
     *
     * @throws IOException if it can't be started
     */
    public ProcessAccelerator(Path program, int outputBytes) throws IOException {
        this.program = program;
        this.outputBytes = outputBytes;
        process = new ProcessBuilder(program.toAbsolutePath().toString()).start();
    }

    @Override
    public byte[] infer(byte[] input) throws IOException {
        byte[] output;
        try {
            OutputStream in = process.getOutputStream();
            in.write(input);
            in.flush();
            output = process.getInputStream().readNBytes(outputBytes);
        } catch (IOException e) {
            // A broken pipe: what the program said before it ended is worth more.
            throw died();
        }
        if (output.length < outputBytes) {
            throw died();
        }
        return output;
    }

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

    private UserException died() throws IOException {
        String complaint = "";
        try {
            // One that closed its output but lives could keep its error stream open, and us reading, for ever.
            if (process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                byte[] said = process.getErrorStream().readNBytes(LONGEST_COMPLAINT);
                complaint = new String(said, StandardCharsets.UTF_8).strip();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
        String reason = complaint.isEmpty() ? "it said nothing" : complaint;
        return new UserException(BoardProblem.ACCELERATOR_DIED, Where.file(program), reason);
    }
}
