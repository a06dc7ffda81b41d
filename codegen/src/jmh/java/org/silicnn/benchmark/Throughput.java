package org.silicnn.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.silicnn.ir.Network;
import org.silicnn.sim.Tensor;
import org.silicnn.sim.fast.FastSimulator;
import org.silicnn.sim.fast.VectorEngine;

/**
 * Prints images a second and the most memory that a process of its own took, for large nets and growing numbers of
 * images: from a cold start, on all processors, each image made when it is asked for. Linux only.
 */
public final class Throughput {
    private static final List<String> NETS = List.of("MobileNet-v1 1.0", "AlexNet, 224");
    private static final List<Integer> COUNTS = List.of(1, 64, 512);

    private Throughput() {}

    /**
     * Prints a table.
     *
     * @param arguments none, or one net and a number of images to measure here
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 2) {
            measure(arguments[0], Integer.parseInt(arguments[1]));
            return;
        }
        System.out.println(
                "| net | images | seconds | images/s | peak memory | engine at the end |\n|---|--:|--:|--:|--:|---|");
        for (String net : NETS) {
            for (int count : COUNTS) {
                new ProcessBuilder(
                                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                                "--add-exports",
                                "java.base/jdk.internal.module=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Throughput.class.getName(),
                                net,
                                Integer.toString(count))
                        .inheritIO()
                        .start()
                        .waitFor();
            }
        }
    }

    private static void measure(String name, int count) throws IOException {
        Workload workload = Workloads.find(name);
        Network network = SimulatedWorkload.network(workload);
        int elements = network.inputType().shape().elements();
        long start = System.nanoTime();
        FastSimulator simulator = new FastSimulator(network);
        simulator.run(
                count,
                image -> new Tensor(
                        network.inputType(),
                        new SplittableRandom(image).longs(elements, -128, 128).toArray()),
                (image, scores) -> {});
        double seconds = (System.nanoTime() - start) / 1e9;
        String engine = VectorEngine.state().contains("floats a vector") ? "vector" : "default";
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f | %d MB | %s |%n",
                workload.name(),
                count,
                seconds,
                count / seconds,
                peakKilobytes() / 1024,
                engine);
    }

    private static long peakKilobytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }
}
