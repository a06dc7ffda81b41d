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
final class CompiledWorkload implements Contender {
    private final Path folder;
    private final int images;

    /** Compiles it, in a folder of its own. */
    CompiledWorkload(Network network, List<Tensor> images) throws IOException, InterruptedException {
        this.images = images.size();
        folder = Files.createTempDirectory(WorkloadFolders.ofThisProcess(), "net");
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

    @Override
    public int images() {
        return images;
    }

    @Override
    public void run() throws IOException, InterruptedException {
        run("net/build/serve < images > answers");
    }

    /** As the shell counts it. */
    @Override
    public double secondsAnImage() throws IOException, InterruptedException {
        String times = run("TIMEFORMAT='%U %S'; time net/build/serve < images > answers");
        double seconds = 0;
        for (String time : times.strip().split(" ", -1)) {
            seconds += Double.parseDouble(time);
        }
        return seconds / images;
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
