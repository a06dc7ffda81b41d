package org.silicnn.benchmark;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.silicnn.sim.fast.VectorEngine;

/** Images a second of one workload through one contender: wall time, in a JVM of its own. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgs = {"--add-exports", "java.base/jdk.internal.module=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EngineBenchmark {
    /** Beginning of a workload's name. */
    @Param({
        "LeNet-5",
        "ResNet8",
        "MobileNet-v1 0.25",
        "MobileNet-v1 1.0",
        "conv 3x3",
        "pointwise 512",
        "depthwise 512",
        "AlexNet 11x11",
        "AlexNet 5x5",
        "AlexNet 3x3 192",
        "AlexNet 3x3 384",
        "AlexNet 3x3 256"
    })
    public String workload;

    /** One of {@link Contenders#NAMES}. */
    @Param({"vector", "default", "ORT u8 x s8", "ORT s8 x s8", "ORT fp32", "g++ -O3", "reference"})
    public String contender;

    private Contenders contenders;
    private Contender chosen;

    /**
     * Runs JMH.
     *
     * @param arguments its options, such as {@code -p workload=LeNet-5 -prof gc}
     */
    public static void main(String[] arguments) throws IOException {
        org.openjdk.jmh.Main.main(arguments);
    }

    /** Makes the contender; one that would take minutes to compile ends the fork with a message. */
    @Setup
    public void make() throws Exception {
        VectorEngine.await();
        contenders = new Contenders(Workloads.find(workload));
        chosen = contenders
                .find(contender)
                .orElseThrow(() -> new IllegalArgumentException(workload + " is too large for " + contender));
    }

    /** Contenders take different numbers of images at a time; JMH gives these in a row of their own. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Counted {
        public long images;
    }

    /** All images once. */
    @Benchmark
    public void run(Counted counted) throws Exception {
        chosen.run();
        counted.images += chosen.images();
    }

    /** Frees what is not on the heap. */
    @TearDown
    public void close() throws Exception {
        contenders.close();
    }
}
