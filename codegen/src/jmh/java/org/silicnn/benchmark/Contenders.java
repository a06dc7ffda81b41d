package org.silicnn.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.silicnn.ir.Network;
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;
import org.silicnn.sim.fast.BatchSize;
import org.silicnn.sim.fast.FastSimulator;
import org.silicnn.sim.fast.VectorEngine;

/** All programs that compute one workload; each is made when it is asked for. */
final class Contenders implements AutoCloseable {
    static final String VECTOR = "vector";
    static final String DEFAULT = "default";
    static final String COMPILED = "g++ -O3";
    static final String REFERENCE = "reference";

    /** In the order of the tables' columns. */
    static final List<String> NAMES =
            List.of(VECTOR, DEFAULT, "ORT u8 x s8", "ORT s8 x s8", "ORT fp32", COMPILED, REFERENCE);

    /** Weights up to which a C compiler takes seconds, not minutes. */
    private static final int MOST_WEIGHTS = 1_000_000;

    /** Multiplications of one run of a C program that was compiled for a serial machine: some tenths of a second. */
    private static final int MOST_COMPILED = 100_000_000;

    private final Workload workload;
    private final Network network;
    private final List<Tensor> images;
    private final FastSimulator simulator;
    private final List<OnnxWorkload> sessions = new ArrayList<>();

    Contenders(Workload workload) {
        this.workload = workload;
        network = SimulatedWorkload.network(workload);
        images = images(network, workload.images());
        simulator = new FastSimulator(network, new BatchSize(1, BatchSize.MOST_LANES));
    }

    private record InProcess(int images, Work work) implements Contender {
        /** What is run. */
        @FunctionalInterface
        private interface Work {
            void run() throws Exception;
        }

        @Override
        public void run() throws Exception {
            work.run();
        }
    }

    /** The contender of that name, unless it would take minutes to make. */
    Optional<Contender> find(String name) throws Exception {
        return switch (name) {
            case VECTOR, DEFAULT ->
                Optional.of(inProcess(() -> {
                    VectorEngine.setEnabled(name.equals(VECTOR));
                    simulator.run(images);
                }));
            case REFERENCE -> {
                Simulator reference = new Simulator(network);
                yield Optional.of(new InProcess(1, () -> reference.run(images.get(0))));
            }
            case COMPILED -> compiled();
            default -> {
                OnnxWorkload session = new OnnxWorkload(workload, OnnxWorkload.Kind.of(name));
                sessions.add(session);
                yield Optional.of(inProcess(session::run));
            }
        };
    }

    private Contender inProcess(InProcess.Work work) {
        return new InProcess(images.size(), work);
    }

    private Optional<Contender> compiled() throws Exception {
        long weights = workload.steps().stream()
                .mapToLong(step -> step.multiplications() / step.side() / step.side())
                .sum();
        if (weights > MOST_WEIGHTS) {
            return Optional.empty();
        }
        int count = (int) Math.max(1, Math.min(images.size(), MOST_COMPILED / workload.multiplications()));
        return Optional.of(new CompiledWorkload(network, images.subList(0, count)));
    }

    private static List<Tensor> images(Network network, int count) {
        SplittableRandom random = new SplittableRandom(2);
        return Stream.generate(() -> {
                    byte[] bytes = new byte[network.inputType().shape().elements()];
                    random.nextBytes(bytes);
                    return Tensor.ofBytes(network.inputType(), bytes);
                })
                .limit(count)
                .toList();
    }

    @Override
    public void close() throws Exception {
        VectorEngine.setEnabled(true);
        for (OnnxWorkload session : sessions) {
            session.close();
        }
    }
}
