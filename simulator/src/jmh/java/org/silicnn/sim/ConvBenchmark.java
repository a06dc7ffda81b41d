package org.silicnn.sim;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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

/** One image through a convolution and its requantisation: where a simulated network spends its time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ConvBenchmark {
    private static final FixedFormat BYTE = new FixedFormat(8, 5, true);
    private static final FixedFormat BIAS = new FixedFormat(24, 10, true);

    /** Height and width, kernel, input and output channels. */
    @Param({"14 5 6 16", "32 3 16 16", "16 3 64 64", "16 1 64 64"})
    public String shape;

    private Simulator simulator;
    private Tensor image;

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
        simulator = new Simulator(new Network("conv", "image", type, List.of(conv, narrow)));
        image = new Tensor(
                type, random.longs(type.shape().elements(), -128, 128).toArray());
    }

    /** The output tensor, returned so that nothing is optimised away. */
    @Benchmark
    public Tensor run() {
        return simulator.run(image);
    }
}
