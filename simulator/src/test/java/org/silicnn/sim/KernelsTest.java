package org.silicnn.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silicnn.fixed.ExactReference;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Overflow;
import org.silicnn.fixed.Rounding;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Dense;
import org.silicnn.ir.Layer;
import org.silicnn.ir.MaxPool;
import org.silicnn.ir.Network;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;
import org.silicnn.ir.Window;
import org.silicnn.ir.Window.Axis;

/** The kernels against loops that work another way: over inputs instead of outputs, on padded copies. */
class KernelsTest {
    private static final int ROUNDS = 150;

    private SplittableRandom random;

    private int below(int bound) {
        return random.nextInt(bound);
    }

    private <T> T any(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    private static List<Integer> divisors(int number) {
        return IntStream.rangeClosed(1, number)
                .filter(i -> number % i == 0)
                .boxed()
                .toList();
    }

    private TensorType imageType() {
        FixedFormat format = new FixedFormat(1 + below(20), 0, random.nextBoolean());
        int zeroPoint = random.nextBoolean() ? 0 : (int) random.nextLong(format.min(), format.max() + 1);
        return new TensorType(Shape.image(1 + below(6), 1 + below(6), 1 + below(6)), format, 1.0, zeroPoint);
    }

    private Tensor image(TensorType type) {
        long[] values = random.longs(
                        type.shape().elements(),
                        type.format().min(),
                        type.format().max() + 1)
                .toArray();
        return new Tensor(type, values);
    }

    private Constant constant(int size, int width) {
        FixedFormat format = FixedFormat.signed(width, 0);
        return Constant.of(
                format, random.longs(size, format.min(), format.max() + 1).toArray());
    }

    private static Tensor run(Layer layer, Tensor input) {
        return new Simulator(new Network("net", "x", input.type(), List.of(layer))).run(input);
    }

    /** Values with a border of cells that hold {@code border}; rows, columns, channels. */
    private static long[][][] padded(Tensor input, Window window, long zeroPoint, long border) {
        Axis rows = window.height();
        Axis columns = window.width();
        Shape shape = input.type().shape();
        long[][][] cells = new long[rows.padBefore() + shape.height() + rows.padAfter()]
                [columns.padBefore() + shape.width() + columns.padAfter()][shape.channels()];
        for (int y = 0; y < cells.length; y++) {
            for (int x = 0; x < cells[y].length; x++) {
                for (int c = 0; c < shape.channels(); c++) {
                    int sourceY = y - rows.padBefore();
                    int sourceX = x - columns.padBefore();
                    boolean inside =
                            sourceY >= 0 && sourceY < shape.height() && sourceX >= 0 && sourceX < shape.width();
                    int index = (sourceY * shape.width() + sourceX) * shape.channels() + c;
                    cells[y][x][c] = inside ? input.values()[index] - zeroPoint : border;
                }
            }
        }
        return cells;
    }

    private Axis axis(int extent, boolean covering) {
        int kernel = 1 + below(3);
        int dilation = covering ? 1 : 1 + below(2);
        int missing = Math.max(0, (kernel - 1) * dilation + 1 - extent);
        int most = covering ? kernel : 3;
        // A kernel larger than the image needs its pads; a covering one must not exceed it.
        if (covering && missing > 0) {
            return Axis.of(1, 1 + below(3));
        }
        return new Axis(kernel, 1 + below(3), dilation, missing + below(most), below(most));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void conv(long seed) {
        random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            TensorType type = imageType();
            Shape shape = type.shape();
            Window window = Window.of(axis(shape.height(), false), axis(shape.width(), false));
            int groups = any(divisors(shape.channels()));
            int perGroup = shape.channels() / groups;
            int outputs = groups * (1 + below(3));
            Constant weights = constant(outputs * window.taps() * perGroup, 1 + below(10));
            Constant bias = constant(outputs, 1 + below(12));
            Conv layer = Conv.of("c", "x", type, window, groups, weights, bias, 1.0);
            Tensor input = image(type);

            Tensor actual = run(layer, input);

            assertThat(actual.values())
                    .as("seed %d round %d: %s", seed, round, layer)
                    .isEqualTo(convolve(layer, input));
        }
    }

    private static long[] convolve(Conv layer, Tensor input) {
        Axis rows = layer.window().height();
        Axis columns = layer.window().width();
        long[][][] cells = padded(input, layer.window(), layer.inputType().zeroPoint(), 0);
        int outputs = layer.bias().size();
        int perGroup = layer.inputType().shape().channels() / layer.groups();
        int height = (cells.length - rows.reach()) / rows.stride() + 1;
        int width = (cells[0].length - columns.reach()) / columns.stride() + 1;
        long[] sums = new long[height * width * outputs];
        int weight = 0;
        for (int o = 0; o < outputs; o++) {
            int firstChannel = o / (outputs / layer.groups()) * perGroup;
            for (int tap = 0; tap < layer.window().taps() * perGroup; tap++, weight++) {
                int c = firstChannel + tap % perGroup;
                int dy = tap / perGroup / columns.kernel() * rows.dilation();
                int dx = tap / perGroup % columns.kernel() * columns.dilation();
                for (int at = 0; at < height * width; at++) {
                    long cell = cells[at / width * rows.stride() + dy][at % width * columns.stride() + dx][c];
                    sums[at * outputs + o] += layer.weights().get(weight) * cell;
                }
            }
            for (int at = 0; at < height * width; at++) {
                sums[at * outputs + o] += layer.bias().get(o);
            }
        }
        return sums;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void maxPool(long seed) {
        random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            TensorType type = imageType();
            Shape shape = type.shape();
            Window window = Window.of(axis(shape.height(), true), axis(shape.width(), true));
            MaxPool layer = new MaxPool("p", "x", type, window);
            Tensor input = image(type);

            Tensor actual = run(layer, input);

            assertThat(actual.values())
                    .as("seed %d round %d: %s", seed, round, layer)
                    .isEqualTo(pool(layer, input));
        }
    }

    private static long[] pool(MaxPool layer, Tensor input) {
        Axis rows = layer.window().height();
        Axis columns = layer.window().width();
        long[][][] cells = padded(input, layer.window(), 0, Long.MIN_VALUE);
        LongStream.Builder values = LongStream.builder();
        for (int y = 0; y + rows.kernel() <= cells.length; y += rows.stride()) {
            for (int x = 0; x + columns.kernel() <= cells[0].length; x += columns.stride()) {
                for (int c = 0; c < cells[0][0].length; c++) {
                    long max = Long.MIN_VALUE;
                    for (int tap = 0; tap < layer.window().taps(); tap++) {
                        max = Math.max(max, cells[y + tap / columns.kernel()][x + tap % columns.kernel()][c]);
                    }
                    values.add(max);
                }
            }
        }
        return values.build().toArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void dense(long seed) {
        random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            TensorType type = imageType();
            int inputs = type.shape().elements();
            int outputs = 1 + below(5);
            Constant weights = constant(outputs * inputs, 1 + below(10));
            Constant bias = constant(outputs, 1 + below(12));
            Tensor input = image(type);

            Tensor actual = run(Dense.of("d", "x", type, weights, bias, 1.0), input);

            long[] expected = bias.toArray();
            for (int i = 0; i < inputs; i++) {
                for (int o = 0; o < outputs; o++) {
                    expected[o] += (input.values()[i] - type.zeroPoint()) * weights.get(i + o * inputs);
                }
            }
            assertThat(actual.values()).as("seed %d round %d", seed, round).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void requantize(long seed) {
        random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            TensorType type = imageType();
            int scales = random.nextBoolean() ? 1 : type.shape().channels();
            List<Integer> multipliers = random.ints(scales, 1, 1 << 20).boxed().toList();
            List<Integer> shifts = random.ints(scales, -2, 40).boxed().toList();
            Rounding rounding = any(List.of(Rounding.values()));
            Overflow overflow = any(List.of(Overflow.values()));
            FixedFormat to = FixedFormat.signed(1 + below(32), 0);
            int zeroPoint = (int) random.nextLong(to.min(), to.max() + 1);
            TensorType output = new TensorType(type.shape(), to, 1.0, zeroPoint);
            Requantize layer = new Requantize("r", "x", type, multipliers, shifts, rounding, overflow, output);
            Tensor input = image(type);

            Tensor actual = run(layer, input);

            for (int i = 0; i < input.values().length; i++) {
                int scale = i % type.shape().channels() % scales;
                long expected = ExactReference.requantize(
                        input.values()[i] - type.zeroPoint(),
                        multipliers.get(scale),
                        shifts.get(scale),
                        zeroPoint,
                        rounding,
                        overflow,
                        to);
                assertThat(actual.values()[i])
                        .as("seed %d round %d element %d: %s", seed, round, i, layer)
                        .isEqualTo(expected);
            }
        }
    }
}
