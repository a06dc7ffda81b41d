package org.silicnn.host.cli.demo;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.silicnn.host.board.BoardProblem;
import org.silicnn.host.board.ProcessAccelerator;
import org.silicnn.image.ImageSource;
import org.silicnn.ir.Network;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;
import org.silicnn.sim.TensorBytes;

/** A project's C, compiled by its own Makefile. */
final class GeneratedC {
    private GeneratedC() {}

    /**
     * Runs make.
     *
     * @throws UserException with the last line it printed, if it fails
     */
    static void make(Path project, String target) throws IOException {
        Process make = new ProcessBuilder("make", "-s", "-C", project.toString(), target)
                .redirectErrorStream(true)
                .start();
        make.getOutputStream().close();
        byte[] said = make.getInputStream().readAllBytes();
        if (exitStatus(make) != 0) {
            String[] lines = new String(said, StandardCharsets.UTF_8).strip().split("\\R", -1);
            throw new UserException(BoardProblem.MAKE_FAILED, Where.file(project), target, lines[lines.length - 1]);
        }
    }

    private static int exitStatus(Process process) throws InterruptedIOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while make was running");
        }
    }

    /** Every image through one process of {@code build/serve}, back to back. */
    static List<byte[]> run(Path project, Network network, ImageSource images) throws IOException {
        List<byte[]> answers = new ArrayList<>();
        try (ProcessAccelerator program = serve(project, network)) {
            for (int i = 0; i < images.size(); i++) {
                answers.add(program.infer(images.read(i).pixels()));
            }
        }
        return answers;
    }

    static ProcessAccelerator serve(Path project, Network network) throws IOException {
        return new ProcessAccelerator(project.resolve("build/serve"), TensorBytes.size(network.outputType()));
    }
}
