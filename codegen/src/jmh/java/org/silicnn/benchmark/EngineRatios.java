package org.silicnn.benchmark;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.silicnn.ir.Network;
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;
import org.silicnn.sim.fast.BatchSize;
import org.silicnn.sim.fast.FastSimulator;
import org.silicnn.sim.fast.VectorEngine;

/**
 * Prints how fast the simulator is beside ONNX Runtime: single thread, images in and scores out, in thousand million
 * multiplications a second of processor time, which other programs on the machine disturb less than they do wall time.
 * Contenders take turns and each has the median of its turns. Not JMH, whose forks would put minutes between two
 * contenders.
 */
public final class EngineRatios {
    private static final int TURNS = 7;
    private static final long TURN_NANOS = 150_000_000L;
    private static final long WARM_NANOS = 15_000_000_000L;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private EngineRatios() {}

    @FunctionalInterface
    private interface Contender {
        void run() throws Exception;
    }

    /** Prints the table. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        warm();
        out.println(VectorEngine.state());
        out.printf(
                Locale.ROOT,
                "%-22s %9s %9s %9s %9s %9s   %s%n",
                "GMAC/s",
                "silicnn",
                "ORT u8s8",
                "ORT s8s8",
                "ORT fp32",
                "reference",
                "silicnn / each");
        for (Workload workload : Workload.all()) {
            double[] rates = measure(workload);
            out.printf(Locale.ROOT, "%-22s", workload.name());
            for (double rate : rates) {
                out.printf(Locale.ROOT, " %9.2f", rate);
            }
            out.print("  ");
            for (int i = 1; i < rates.length; i++) {
                out.printf(Locale.ROOT, " %.2f", rates[0] / rates[i]);
            }
            out.println();
        }
    }

    /** Work enough for the simulator to change over to its vector loops, if it has any. */
    private static void warm() {
        Workload workload = Workload.all().get(1);
        FastSimulator simulator = new FastSimulator(workload.network(), new BatchSize(1, BatchSize.MOST_LANES));
        List<Tensor> images = images(workload.network(), workload.images());
        long start = System.nanoTime();
        while (System.nanoTime() - start < WARM_NANOS
                && (VectorEngine.state().contains("not needed")
                        || VectorEngine.state().contains("warming"))) {
            simulator.run(images);
        }
    }

    private static double[] measure(Workload workload) throws Exception {
        Network network = workload.network();
        List<Tensor> images = images(network, workload.images());
        FastSimulator simulator = new FastSimulator(network, new BatchSize(1, BatchSize.MOST_LANES));
        Simulator reference = new Simulator(network);
        try (OnnxWorkload u8 = new OnnxWorkload(workload, OnnxWorkload.Kind.U8);
                OnnxWorkload s8 = new OnnxWorkload(workload, OnnxWorkload.Kind.S8);
                OnnxWorkload floats = new OnnxWorkload(workload, OnnxWorkload.Kind.FLOAT)) {
            List<Contender> contenders = List.of(
                    () -> simulator.run(images), u8::run, s8::run, floats::run, () -> reference.run(images.get(0)));
            double[][] rates = new double[contenders.size()][TURNS];
            for (int turn = -2; turn < TURNS; turn++) {
                for (int i = 0; i < contenders.size(); i++) {
                    boolean single = i == contenders.size() - 1;
                    double seconds = seconds(contenders.get(i)) / (single ? 1 : workload.images());
                    if (turn >= 0) {
                        rates[i][turn] = workload.multiplications() / seconds / 1e9;
                    }
                }
            }
            return Arrays.stream(rates).mapToDouble(EngineRatios::median).toArray();
        }
    }

    /** Of the processor, for one run. */
    private static double seconds(Contender contender) throws Exception {
        long start = THREADS.getCurrentThreadCpuTime();
        int runs = 0;
        long used;
        do {
            contender.run();
            runs++;
            used = THREADS.getCurrentThreadCpuTime() - start;
        } while (used < TURN_NANOS);
        return used / 1e9 / runs;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static List<Tensor> images(Network network, int count) {
        SplittableRandom random = new SplittableRandom(2);
        int elements = network.inputType().shape().elements();
        return new ArrayList<>(Stream.generate(() -> new Tensor(
                        network.inputType(), random.longs(elements, -128, 128).toArray()))
                .limit(count)
                .toList());
    }
}
