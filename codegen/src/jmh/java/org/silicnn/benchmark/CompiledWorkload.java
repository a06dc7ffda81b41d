package org.silicnn.benchmark;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.silicnn.emit.EmitOptions;
import org.silicnn.emit.ProjectBuilder;
import org.silicnn.emit.ProjectFolder;
import org.silicnn.ir.Network;
import org.silicnn.sim.Tensor;
import org.silicnn.sim.TensorBytes;

/** A workload as the C++ that is generated for it, compiled with {@code g++ -O3} by its own Makefile. */
final class CompiledWorkload {
    private final Path folder;

    /** Compiles it, in a new temporary folder. */
    CompiledWorkload(Network network, List<Tensor> images) throws IOException, InterruptedException {
        folder = Files.createTempDirectory("silicnn-ratios");
        ProjectFolder.write(
                ProjectBuilder.build(network, List.of(), EmitOptions.defaults("benchmark")),
                folder.resolve("net"),
                false);
        run("make -s -C net serve CXXFLAGS=-O3");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve("images")))) {
            for (Tensor image : images) {
                out.write(TensorBytes.encode(image));
            }
        }
    }

    /** Processor time of one run over all images, as the shell counts it. */
    double seconds() throws IOException, InterruptedException {
        String times = run("TIMEFORMAT='%U %S'; time net/build/serve < images > answers");
        double seconds = 0;
        for (String time : times.strip().split(" ", -1)) {
            seconds += Double.parseDouble(time);
        }
        return seconds;
    }

    private String run(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(script + " in " + folder + ": " + printed);
        }
        return printed;
    }
}
