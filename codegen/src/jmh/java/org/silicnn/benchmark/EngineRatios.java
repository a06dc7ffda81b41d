package org.silicnn.benchmark;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.silicnn.ir.Network;
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;
import org.silicnn.sim.fast.BatchSize;
import org.silicnn.sim.fast.FastSimulator;
import org.silicnn.sim.fast.VectorEngine;

/**
 * Prints how fast the simulator is beside ONNX Runtime, the generated C and the reference kernels: single thread, images
 * in and scores out, in thousand million multiplications a second of processor time, which other programs on the machine
 * disturb less than they do wall time. Contenders take turns; a ratio is the median of those of all turns, so that a
 * clock which changes meanwhile touches both. Not JMH, whose forks would put minutes between two contenders and which
 * can't count the time of a C program.
 */
public final class EngineRatios {
    private static final int TURNS = 5;
    private static final int WARM_TURNS = 2;
    private static final long TURN_NANOS = 100_000_000L;
    /** Slow contenders get an image a turn, and those that take so long for it only as many turns. */
    private static final double SLOW_SECONDS = 1;

    private static final int SLOW_TURNS = 3;
    /** Weights up to which a C compiler takes seconds, not minutes. */
    private static final int MOST_WEIGHTS = 1_000_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private EngineRatios() {}

    /** Gives the seconds of processor time that one image took. */
    @FunctionalInterface
    private interface Contender {
        double secondsAnImage() throws Exception;
    }

    /**
     * Prints the tables.
     *
     * @param arguments beginnings of names, for some workloads only
     */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        VectorEngine.await();
        out.println(VectorEngine.state());
        StringBuilder rates = new StringBuilder();
        StringBuilder ratios = new StringBuilder();
        for (Workload workload : Workloads.all()) {
            if (arguments.length == 0 || Arrays.stream(arguments).anyMatch(workload.name()::startsWith)) {
                Map<String, double[]> seconds = measure(workload);
                if (rates.length() == 0) {
                    rates.append(head("GMAC/s", seconds.keySet().stream().toList()));
                    ratios.append(head(
                            "vector engine / each",
                            seconds.keySet().stream().skip(1).toList()));
                }
                rates.append(rates(workload, seconds));
                ratios.append(ratios(workload, seconds));
                // A long run that is stopped has shown what it found.
                out.print(rates(workload, seconds) + ratios(workload, seconds));
            }
        }
        out.println();
        out.println(rates);
        out.print(ratios);
    }

    private static String head(String first, List<String> names) {
        return String.format("| %-26s | %s |%n", first, String.join(" | ", names)) + "|---|"
                + "--:|".repeat(names.size()) + System.lineSeparator();
    }

    private static String rates(Workload workload, Map<String, double[]> seconds) {
        StringBuilder row = new StringBuilder(String.format("| %-26s |", workload.name()));
        for (double[] turns : seconds.values()) {
            row.append(cell(workload.multiplications() / median(turns) / 1e9));
        }
        return row.append(System.lineSeparator()).toString();
    }

    private static String ratios(Workload workload, Map<String, double[]> seconds) {
        StringBuilder row = new StringBuilder(String.format("| %-26s |", workload.name()));
        double[] vector = seconds.values().iterator().next();
        seconds.values().stream().skip(1).forEach(turns -> {
            double[] ratio = new double[turns.length];
            for (int i = 0; i < ratio.length; i++) {
                ratio[i] = turns[i] / vector[i];
            }
            row.append(cell(median(ratio)));
        });
        return row.append(System.lineSeparator()).toString();
    }

    private static String cell(double value) {
        return Double.isNaN(value) ? " |" : String.format(Locale.ROOT, value < 10 ? " %.2f |" : " %.0f |", value);
    }

    /** For each contender the seconds of every turn, the vector engine first; NaN where it has none. */
    private static Map<String, double[]> measure(Workload workload) throws Exception {
        Network network = SimulatedWorkload.network(workload);
        List<Tensor> images = images(network, workload.images());
        FastSimulator simulator = new FastSimulator(network, new BatchSize(1, BatchSize.MOST_LANES));
        Simulator reference = new Simulator(network);
        try (OnnxWorkload u8 = new OnnxWorkload(workload, OnnxWorkload.Kind.U8);
                OnnxWorkload s8 = new OnnxWorkload(workload, OnnxWorkload.Kind.S8);
                OnnxWorkload floats = new OnnxWorkload(workload, OnnxWorkload.Kind.FLOAT)) {
            Map<String, Contender> contenders = new LinkedHashMap<>();
            contenders.put("vector", () -> {
                VectorEngine.setEnabled(true);
                return seconds(workload.images(), () -> simulator.run(images));
            });
            contenders.put("default", () -> {
                VectorEngine.setEnabled(false);
                return seconds(workload.images(), () -> simulator.run(images));
            });
            contenders.put("ORT u8 x s8", () -> seconds(workload.images(), u8::run));
            contenders.put("ORT s8 x s8", () -> seconds(workload.images(), s8::run));
            contenders.put("ORT fp32", () -> seconds(workload.images(), floats::run));
            contenders.put("g++ -O3", compiled(workload, network, images));
            contenders.put("reference", () -> seconds(1, () -> reference.run(images.get(0))));
            return takeTurns(contenders);
        } finally {
            VectorEngine.setEnabled(true);
        }
    }

    private static Contender compiled(Workload workload, Network network, List<Tensor> images) throws Exception {
        long weights = workload.steps().stream()
                .mapToLong(step -> step.multiplications() / step.side() / step.side())
                .sum();
        if (weights > MOST_WEIGHTS) {
            return () -> Double.NaN;
        }
        int count = (int) Math.max(1, Math.min(images.size(), 100_000_000 / workload.multiplications()));
        CompiledWorkload program = new CompiledWorkload(network, images.subList(0, count));
        return () -> program.seconds() / count;
    }

    private static Map<String, double[]> takeTurns(Map<String, Contender> contenders) throws Exception {
        Map<String, double[]> seconds = new LinkedHashMap<>();
        contenders.keySet().forEach(name -> seconds.put(name, new double[TURNS]));
        for (int turn = -WARM_TURNS; turn < TURNS; turn++) {
            for (Map.Entry<String, Contender> contender : contenders.entrySet()) {
                double[] turns = seconds.get(contender.getKey());
                boolean enough = turn >= SLOW_TURNS && turns[0] > SLOW_SECONDS;
                double taken =
                        enough ? turns[turn % SLOW_TURNS] : contender.getValue().secondsAnImage();
                if (turn >= 0) {
                    turns[turn] = taken;
                }
            }
        }
        return seconds;
    }

    /** Something to be timed. */
    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(int images, Work work) throws Exception {
        long start = THREADS.getCurrentThreadCpuTime();
        int runs = 0;
        long used;
        do {
            work.run();
            runs++;
            used = THREADS.getCurrentThreadCpuTime() - start;
        } while (used < TURN_NANOS);
        return used / 1e9 / runs / images;
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
