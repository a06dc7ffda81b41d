package org.silicnn.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.silicnn.ir.Network;
import org.silicnn.ir.TensorType;
import org.silicnn.sim.Tensor;

/** A generated project on disk, built with its own Makefile and run as a child process. */
public final class GeneratedProgram {
    private final Network network;
    private final Path folder;

    private GeneratedProgram(Network network, Path folder) {
        this.network = network;
        this.folder = folder;
    }

    /** Writes the project; {@code folder} is kept when a test fails, and named in the failure. */
    public static GeneratedProgram write(Network network, List<Tensor> golden, Path folder) throws IOException {
        HlsProject project = ProjectBuilder.build(network, golden, EmitOptions.defaults("test"));
        ProjectFolder.write(project, folder, false);
        return new GeneratedProgram(network, folder);
    }

    public Path folder() {
        return folder;
    }

    /** Exit status of {@code make TARGET}; what it printed goes to {@code make.log}. */
    public int make(String... arguments) throws IOException {
        ProcessBuilder make = new ProcessBuilder("make", "-s", "-C", folder.toString());
        make.command().addAll(List.of(arguments));
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
        Files.write(input, bytes(images));
        Process process = new ProcessBuilder(folder.resolve("build/serve").toString())
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(folder.resolve("serve.log").toFile())
                .start();
        assertThat(waitFor(process))
                .as("build/serve in %s: %s", folder, Files.readString(folder.resolve("serve.log")))
                .isZero();
        return tensors(Files.readAllBytes(output), images.size());
    }

    private static int waitFor(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static byte[] bytes(List<Tensor> tensors) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Tensor tensor : tensors) {
            int size = CType.of(tensor.type().format()).bytes();
            for (long value : tensor.values()) {
                for (int b = 0; b < size; b++) {
                    bytes.write((int) (value >> (Byte.SIZE * b)));
                }
            }
        }
        return bytes.toByteArray();
    }

    private List<Tensor> tensors(byte[] bytes, int count) {
        TensorType type = network.outputType();
        int size = CType.of(type.format()).bytes();
        int words = type.shape().elements();
        assertThat(bytes).hasSize(count * words * size);
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(n -> {
                    long[] values = new long[words];
                    for (int i = 0; i < words; i++) {
                        values[i] = word(
                                bytes,
                                (n * words + i) * size,
                                size,
                                type.format().signed());
                    }
                    return new Tensor(type, values);
                })
                .toList();
    }

    private static long word(byte[] bytes, int at, int size, boolean signed) {
        long value = 0;
        for (int b = 0; b < size; b++) {
            value |= (bytes[at + b] & 0xFFL) << (Byte.SIZE * b);
        }
        int unused = Long.SIZE - Byte.SIZE * size;
        return signed ? value << unused >> unused : value;
    }
}
