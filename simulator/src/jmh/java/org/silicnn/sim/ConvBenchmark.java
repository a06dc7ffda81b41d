package org.silicnn.sim;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Overflow;
import org.silicnn.fixed.Rounding;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Network;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;
import org.silicnn.ir.Window;
import org.silicnn.sim.fast.BatchSize;
import org.silicnn.sim.fast.FastSimulator;
import org.silicnn.sim.fast.VectorEngine;

/** An image through a convolution and its requantisation: where a simulated network spends its time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"--add-exports", "java.base/jdk.internal.module=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ConvBenchmark {
    private static final int IMAGES = 16;
    private static final FixedFormat BYTE = new FixedFormat(8, 5, true);
    private static final FixedFormat BIAS = new FixedFormat(24, 10, true);

    /** Height and width, kernel, input and output channels. */
    @Param({"14 5 6 16", "32 3 16 16", "16 3 64 64", "16 1 64 64"})
    public String shape;

    /** Reference kernels, or the fast ones in plain loops or in those of the Vector API. */
    @Param({"reference", "default", "vector"})
    public String engine;

    private Function<List<Tensor>, List<Tensor>> simulator;
    private List<Tensor> images;

    /** Builds the network with weights and an image that are the same in every run. */
    @Setup
    public void build() {
        List<Integer> extents =
                List.of(shape.split(" ", -1)).stream().map(Integer::valueOf).toList();
        int kernel = extents.get(1);
        int inputs = extents.get(2);
        int outputs = extents.get(3);
        SplittableRandom random = new SplittableRandom(1);
        TensorType type = TensorType.fixed(Shape.image(extents.get(0), extents.get(0), inputs), BYTE);
        Window.Axis axis = new Window.Axis(kernel, 1, 1, kernel / 2, kernel / 2);
        Constant weights = Constant.of(BYTE, kernel * kernel * inputs * outputs, i -> random.nextLong(-128, 128));
        Constant bias = Constant.of(BIAS, outputs, i -> random.nextLong(-1000, 1000));
        Conv conv =
                Conv.of("conv", "image", type, Window.of(axis, axis), 1, weights, bias, BYTE.scale() * BYTE.scale());
        Requantize narrow = Requantize.powerOfTwo(
                "narrow", "conv", conv.outputType(), Rounding.RND_CONV, Overflow.SAT, new FixedFormat(8, 1, true));
        Network network = new Network("conv", "image", type, List.of(conv, narrow));
        if (engine.equals("reference")) {
            Simulator reference = new Simulator(network);
            simulator = all -> all.stream().map(reference::run).toList();
        } else {
            simulator = new FastSimulator(network, new BatchSize(1, BatchSize.MOST_LANES))::run;
            VectorEngine.setEnabled(engine.equals("vector") && VectorEngine.await());
        }
        images = Stream.generate(() -> new Tensor(
                        type, random.longs(type.shape().elements(), -128, 128).toArray()))
                .limit(IMAGES)
                .toList();
    }

    /** The output tensors, returned so that nothing is optimised away. */
    @Benchmark
    @OperationsPerInvocation(IMAGES)
    public List<Tensor> run() {
        return simulator.apply(images);
    }
}
