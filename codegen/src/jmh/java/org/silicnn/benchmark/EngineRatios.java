package org.silicnn.benchmark;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.silicnn.sim.fast.VectorEngine;

/**
 * Prints how fast the simulator is beside ONNX Runtime, the generated C and the reference kernels: single thread, images
 * in and scores out, in thousand million multiplications a second of processor time, which other programs on the machine
 * disturb less than they do wall time. Contenders take turns; a ratio is the median of those of all turns, so that a
 * clock which changes meanwhile touches both. {@link EngineBenchmark} times the same contenders by JMH, whose forks put
 * minutes between two of them.
 */
public final class EngineRatios {
    private static final int TURNS = 5;
    private static final int WARM_TURNS = 2;
    /** Slow contenders get an image a turn, and those that take so long for it only as many turns. */
    private static final double SLOW_SECONDS = 1;

    private static final int SLOW_TURNS = 3;

    private EngineRatios() {}

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
        try (Contenders all = new Contenders(workload)) {
            Map<String, Contender> contenders = new LinkedHashMap<>();
            for (String name : Contenders.NAMES) {
                all.find(name).ifPresent(contender -> contenders.put(name, contender));
            }
            return takeTurns(contenders);
        }
    }

    private static Map<String, double[]> takeTurns(Map<String, Contender> contenders) throws Exception {
        Map<String, double[]> seconds = new LinkedHashMap<>();
        for (String name : Contenders.NAMES) {
            seconds.put(name, new double[TURNS]);
            Arrays.fill(seconds.get(name), Double.NaN);
        }
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

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
