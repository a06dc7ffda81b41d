package org.silicnn.sim.fast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Overflow;
import org.silicnn.fixed.Rounding;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Network;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;
import org.silicnn.ir.Window;
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;

/** The kernels around {@link VectorLoops}, and those loops in a JVM that has them, against the reference. */
class VectorKernelsTest {
    @AfterEach
    void reset() {
        VectorEngine.use(null);
    }

    @ParameterizedTest
    @CsvSource({"16, 4", "8, 2", "4, 4"})
    void anyShapeOfVector(int width, int columns) {
        VectorEngine.use(new ScalarLoops(width, columns));
        checkEverything();
    }

    /** Without any: stacked pictures, and images innermost. */
    @Test
    void plainLoopsForDepthwiseLayers() {
        VectorEngine.use(null);
        depthwiseRows(3);
        depthwiseChains(3);
        depthwiseChains(17);
        for (Rounding rounding : Rounding.values()) {
            EngineCheck.all(depthwise(rounding, 3), new BatchSize(2, 16), 18);
        }
    }

    /** Loops that become warm between two batches, and again none: the same bits, and a word about each. */
    @Test
    void changesOverBetweenBatches() {
        VectorEngine.use(null);
        Network network = wide(Rounding.RND, 1);
        FastSimulator simulator = new FastSimulator(network, new BatchSize(1, 16));
        Tensor image = new Tensor(
                network.inputType(),
                new SplittableRandom(1)
                        .longs(network.inputType().shape().elements(), -128, 128)
                        .toArray());
        List<Tensor> outputs = new ArrayList<>();
        for (VectorLoops loops : Arrays.asList(null, new ScalarLoops(16, 4), null)) {
            VectorEngine.use(loops);
            outputs.add(simulator.run(image));
        }
        assertThat(outputs).containsOnly(new Simulator(network).run(image));
        assertThat(simulator.engines())
                .extracting(FastSimulator.Engine::kernel)
                .containsOnly("float for 2 images, then vector for 1 images");
    }

    /**
     * A JVM of its own: one started without the export stays without. On x86-64 once more with half as long vectors and
     * half as many registers.
     */
    @ParameterizedTest
    @ValueSource(ints = {3, 2})
    void theVectorApi(int avx) throws IOException, InterruptedException {
        assumeThat(getClass().getResource("IncubatorLoops.class"))
                .as("the loops are compiled by Maven alone")
                .isNotNull();
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "--add-exports",
                        "java.base/jdk.internal.module=ALL-UNNAMED",
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "-XX:UseAVX=" + avx,
                        "-cp",
                        System.getProperty("java.class.path"),
                        VectorKernelsTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    /** What the JVM of its own runs. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        VectorEngine.use(VectorEngine.find());
        checkEverything();
    }

    private static void checkEverything() {
        EngineCheck.smallConvolutions(new BatchSize(1, 32), 17);
        // So few images are stacked.
        EngineCheck.smallConvolutions(new BatchSize(1, 32), 3);
        for (Rounding rounding : Rounding.values()) {
            EngineCheck.all(depthwise(rounding, 3), new BatchSize(2, 16), 18);
            EngineCheck.all(depthwise(rounding, 4), new BatchSize(1, 16), 3);
            EngineCheck.all(wide(rounding, 1), new BatchSize(1, 16), 2);
        }
        for (int groups : List.of(2, 4)) {
            EngineCheck.all(wide(Rounding.RND, groups), new BatchSize(2, 16), 5);
        }
        depthwiseRows(3);
        depthwiseChains(3);
        wideSums();
    }

    private static void wideSums() {
        for (Rounding rounding : Rounding.values()) {
            for (Network network : EngineCheck.wideSums(rounding, rounding == Rounding.RND ? 9 : 8)) {
                EngineCheck.all(network, new BatchSize(1, 16), 7);
            }
        }
        for (Network network : EngineCheck.wideSums(Rounding.RND_CONV, 8)) {
            EngineCheck.all(network, new BatchSize(2, 16), 18);
        }
    }

    /**
     * Layers that write what the next reads with its padding around it, any strides and dilations, and pictures of several
     * strips.
     */
    private static void depthwiseChains(int images) {
        SplittableRandom random = new SplittableRandom(3);
        for (int code = 0; code < 3 * 3 * 2 * 2 * 3; code++) {
            Window.Axis height =
                    new Window.Axis(1 + code / 12 % 3, 1 + code % 3, 1 + code / 9 % 2, code / 36, code % 2);
            Window.Axis width = new Window.Axis(2 + code / 18 % 2, 1 + code / 3 % 3, 1 + code % 2, code % 3, code / 36);
            Window.Axis next = new Window.Axis(1 + 2 * (code % 3), 1 + code / 2 % 2, 1, code % 3, code % 3);
            for (int channels : List.of(3, 21)) {
                Shape shape = Shape.image(7, 8, channels);
                chain(images, random, shape, Window.of(height, width), Window.of(next, next));
            }
        }
        Window.Axis three = new Window.Axis(3, 1, 1, 1, 1);
        Window.Axis half = new Window.Axis(3, 2, 1, 0, 1);
        Window.Axis five = new Window.Axis(5, 1, 1, 2, 2);
        Shape large = Shape.image(110, 25, 70);
        chain(3, random, large, Window.of(three, three), Window.of(half, half), Window.of(five, five));
    }

    private static void chain(int images, SplittableRandom random, Shape shape, Window... windows) {
        TensorType type = TensorType.fixed(shape, FixedFormat.signed(8, 0));
        TensorType from = type;
        String name = "image";
        List<Layer> layers = new ArrayList<>();
        for (Window window : windows) {
            int channels = shape.channels();
            String sums = "conv" + layers.size();
            Conv conv = EngineCheck.conv(random, sums, name, from, window, channels, channels, 6);
            name = "narrow" + layers.size();
            layers.add(conv);
            layers.add(
                    shape.width() % 2 == layers.size() / 2 % 2
                            ? scaled(name, conv)
                            : Requantize.powerOfTwo(
                                    name,
                                    sums,
                                    conv.outputType(),
                                    Rounding.RND,
                                    Overflow.SAT,
                                    FixedFormat.signed(8, -6)));
            from = layers.get(layers.size() - 1).outputType();
        }
        EngineCheck.all(new Network("net", "image", type, layers), new BatchSize(2, 16), images);
    }

    /** By another multiplier for each channel. */
    private static Requantize scaled(String name, Conv conv) {
        int channels = conv.outputType().shape().channels();
        return new Requantize(
                name,
                conv.name(),
                conv.outputType(),
                IntStream.range(0, channels)
                        .mapToObj(c -> (1 << 30) + 1000 * c + 1)
                        .toList(),
                IntStream.range(0, channels).mapToObj(c -> 36 + c % 3).toList(),
                Rounding.TFLITE,
                Overflow.SAT,
                TensorType.fixed(conv.outputType().shape(), FixedFormat.signed(8, -6)));
    }

    /** Three by three taps that move by single cells: every height and width of output, any channels. */
    private static void depthwiseRows(int images) {
        SplittableRandom random = new SplittableRandom(2);
        for (int height = 1; height <= 5; height++) {
            for (int width = 1; width <= 9; width++) {
                for (int channels : List.of(3, 16, 35, 256)) {
                    TensorType type = TensorType.fixed(Shape.image(height, width, channels), FixedFormat.signed(8, 0));
                    Window.Axis axis = new Window.Axis(3, 1, 1, 1, 1);
                    Conv conv = EngineCheck.conv(
                            random, "conv", "image", type, Window.of(axis, axis), channels, channels, 8);
                    Requantize narrow = Requantize.powerOfTwo(
                            "narrow", "conv", conv.outputType(), Rounding.RND, Overflow.SAT, FixedFormat.signed(8, -8));
                    Network network = new Network("net", "image", type, List.of(conv, narrow));
                    EngineCheck.all(network, new BatchSize(1, 2), images);
                }
            }
        }
    }

    /** More output channels than a tile has, more terms than are multiplied at once, more places than a chunk. */
    private static Network wide(Rounding rounding, int groups) {
        SplittableRandom random = new SplittableRandom(groups);
        TensorType type = TensorType.fixed(Shape.image(8, 7, 20 * groups), FixedFormat.signed(8, 0));
        Window.Axis axis = new Window.Axis(3, 1, 1, 1, 1);
        Conv conv = EngineCheck.conv(random, "conv", "image", type, Window.of(axis, axis), groups, 70 * groups, 8);
        List<Integer> ones = Collections.nCopies(70 * groups, 1);
        List<Integer> shifts =
                IntStream.range(0, 70 * groups).mapToObj(c -> 9 + c % 4).toList();
        TensorType to = TensorType.fixed(conv.outputType().shape(), FixedFormat.signed(8, 0));
        Requantize narrow =
                new Requantize("narrow", "conv", conv.outputType(), ones, shifts, rounding, Overflow.SAT, to);
        List<Integer> multipliers = IntStream.range(0, 70 * groups)
                .mapToObj(c -> (1 << 30) + 1000 * c + 1)
                .toList();
        List<Integer> far =
                IntStream.range(0, 70 * groups).mapToObj(c -> 39 + c % 4).toList();
        Conv next = EngineCheck.conv(
                random, "next", "narrow", to, Window.of(Window.Axis.NONE, Window.Axis.NONE), groups, 70 * groups, 8);
        Requantize last =
                new Requantize("last", "next", next.outputType(), multipliers, far, rounding, Overflow.SAT, to);
        return new Network("net", "image", type, List.of(conv, narrow, next, last));
    }

    /** Nine taps and more, strides that aren't one, more channels than are copied together. */
    private static Network depthwise(Rounding rounding, int kernel) {
        SplittableRandom random = new SplittableRandom(kernel);
        TensorType type = TensorType.fixed(Shape.image(9, 7, 37), FixedFormat.signed(8, 0));
        Window.Axis axis = new Window.Axis(kernel, kernel - 2, 1, 1, 2);
        Conv conv = EngineCheck.conv(random, "conv", "image", type, Window.of(axis, axis), 37, 37, 8);
        Requantize narrow = Requantize.powerOfTwo(
                "narrow", "conv", conv.outputType(), rounding, Overflow.SAT, FixedFormat.signed(8, -9));
        return new Network("net", "image", type, List.of(conv, narrow));
    }
}
