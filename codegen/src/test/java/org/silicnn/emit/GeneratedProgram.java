package org.silicnn.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.ir.Network;
import org.silicnn.sim.Tensor;
import org.silicnn.sim.TensorBytes;

/** A generated project on disk, built with its own Makefile and run as a child process. */
public final class GeneratedProgram {
    private final Network network;
    private final HlsProject project;
    private final Path folder;

    private GeneratedProgram(Network network, HlsProject project, Path folder) {
        this.network = network;
        this.project = project;
        this.folder = folder;
    }

    /** Writes the project; {@code folder} is kept when a test fails, and named in the failure. */
    public static GeneratedProgram write(Network network, List<Tensor> golden, Path folder) throws IOException {
        return write(network, golden, Folding.SERIAL, folder);
    }

    /** The same with all weighted layers folded alike. */
    public static GeneratedProgram write(Network network, List<Tensor> golden, Folding folding, Path folder)
            throws IOException {
        return write(network, golden, Foldings.all(folding), folder);
    }

    /** The same with each layer folded as it is said there. */
    static GeneratedProgram write(Network network, List<Tensor> golden, Foldings foldings, Path folder)
            throws IOException {
        EmitOptions options = EmitOptions.defaults("test").withFoldings(foldings);
        HlsProject project = ProjectBuilder.build(network, golden, options);
        ProjectFolder.write(project, folder, false);
        return new GeneratedProgram(network, project, folder);
    }

    HlsProject project() {
        return project;
    }

    public Path folder() {
        return folder;
    }

    /** Exit status of {@code make TARGET}; what it printed goes to {@code make.log}. */
    public int make(String... arguments) throws IOException {
        return make(Map.of(), arguments);
    }

    /** The same with some variables of the environment set. */
    int make(Map<String, String> environment, String... arguments) throws IOException {
        ProcessBuilder make = new ProcessBuilder("make", "-s", "-C", folder.toString());
        make.command().addAll(List.of(arguments));
        make.environment().putAll(environment);
        return waitFor(make.redirectErrorStream(true)
                .redirectOutput(folder.resolve("make.log").toFile())
                .start());
    }

    public String log() throws IOException {
        return Files.readString(folder.resolve("make.log"));
    }

    /** Sends all images through one process of the compiled C, back to back. */
    public List<Tensor> run(List<Tensor> images) throws IOException {
        assertThat(make("serve", "CXXFLAGS=-O1 -fsanitize=address,undefined -fno-sanitize-recover"))
                .as("make serve in %s: %s", folder, log())
                .isZero();
        Path input = folder.resolve("input.bin");
        Path output = folder.resolve("output.bin");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(input))) {
            for (Tensor image : images) {
                out.write(TensorBytes.encode(image));
            }
        }
        Process process = new ProcessBuilder(folder.resolve("build/serve").toString())
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(folder.resolve("serve.log").toFile())
                .start();
        assertThat(waitFor(process))
                .as("build/serve in %s: %s", folder, Files.readString(folder.resolve("serve.log")))
                .isZero();
        List<Tensor> scores = tensors(Files.readAllBytes(output));
        assertThat(scores).hasSameSizeAs(images);
        return scores;
    }

    static int waitFor(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private List<Tensor> tensors(byte[] bytes) {
        int size = TensorBytes.size(network.outputType());
        assertThat(bytes.length % size).isZero();
        List<Tensor> tensors = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += size) {
            tensors.add(TensorBytes.decode(network.outputType(), Arrays.copyOfRange(bytes, at, at + size)));
        }
        return tensors;
    }
}
