package org.silicnn.sim.fast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Overflow;
import org.silicnn.fixed.Rounding;
import org.silicnn.ir.Add;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Dense;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Layer;
import org.silicnn.ir.MaxPool;
import org.silicnn.ir.Network;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;
import org.silicnn.ir.Window;
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;

/** The compiled network against the reference kernels, bit for bit. */
class FastSimulatorTest {
    private static final BatchSize ONE_THREAD = new BatchSize(1, 256);

    /** Kernel x stride x dilation x pads x groups x extents: all of the small ones. */
    @Test
    void everySmallConvolution() {
        int nets = 0;
        for (int kernel = 1; kernel <= 3; kernel++) {
            for (int stride = 1; stride <= 3; stride++) {
                for (int dilation = 1; dilation <= 2; dilation++) {
                    for (int before = 0; before <= 2; before++) {
                        for (int after = 0; after <= 2; after++) {
                            Window.Axis axis = new Window.Axis(kernel, stride, dilation, before, after);
                            Window.Axis other = new Window.Axis(2, 1, 1, after, before);
                            if (5 + before + after >= axis.reach()) {
                                checkAll(net(Window.of(axis, other), nets++), ONE_THREAD, 3);
                            }
                        }
                    }
                }
            }
        }
        assertThat(nets).isGreaterThan(150);
    }

    private static Network net(Window window, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int groups = random.nextInt(1, 4);
        TensorType type = new TensorType(
                Shape.image(5, 4, groups * random.nextInt(1, 3)),
                FixedFormat.unsigned(8, 0),
                1.0,
                random.nextInt(0, 256));
        Conv conv = conv(random, "conv", "image", type, window, groups, groups * random.nextInt(1, 4), 8);
        List<Rounding> all = List.of(Rounding.values());
        Rounding rounding = all.get(random.nextInt(all.size()));
        Requantize narrow = Requantize.powerOfTwo(
                "narrow", "conv", conv.outputType(), rounding, Overflow.SAT, FixedFormat.signed(8, -9));
        return new Network("net", "image", type, List.of(conv, narrow));
    }

    private static Conv conv(
            SplittableRandom random,
            String name,
            String input,
            TensorType type,
            Window window,
            int groups,
            int outputs,
            int bits) {
        FixedFormat format = FixedFormat.signed(bits, 0);
        int size = window.taps() * (type.shape().channels() / groups) * outputs;
        Constant weights = Constant.of(format, size, i -> random.nextLong(format.min(), format.max() + 1));
        Constant bias = Constant.of(FixedFormat.signed(12, 0), outputs, i -> random.nextLong(-2048, 2048));
        return Conv.of(name, input, type, window, groups, weights, bias, 1.0);
    }

    /** Sums of 16-bit numbers don't fit a float, those of 32-bit numbers not even a double. */
    @ParameterizedTest
    @ValueSource(ints = {4, 8, 12, 16, 20, 24, 31})
    void widthsThatFitFloatsDoublesAndNeither(int bits) {
        for (int weightBits : List.of(2, 8, 16, 28)) {
            SplittableRandom random = new SplittableRandom(bits);
            TensorType type = TensorType.fixed(Shape.image(6, 6, 3), FixedFormat.signed(bits, 0));
            Window.Axis axis = new Window.Axis(3, 1, 1, 1, 1);
            Conv conv = conv(random, "conv", "image", type, Window.of(axis, axis), 1, 5, weightBits);
            int spread = conv.outputType().format().width() - bits;
            TensorType narrow = type.withShape(conv.outputType().shape());
            Requantize back = new Requantize(
                    "back",
                    "conv",
                    conv.outputType(),
                    List.of(1, 2, 1, 1, 1),
                    List.of(spread, spread, spread + 1, spread + 2, 1),
                    Rounding.RND_INF,
                    Overflow.SAT,
                    narrow);
            MaxPool pool = new MaxPool("pool", "back", narrow, Window.of(axis, axis));
            Add add = new Add("add", "back", narrow, "pool", narrow);
            checkAll(new Network("net", "image", type, List.of(conv, back, pool, add)), ONE_THREAD, 2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16, 17, 33, 300})
    void anyNumberOfImagesInOrder(int images) {
        Network network = net(Window.of(new Window.Axis(3, 2, 1, 1, 1), new Window.Axis(3, 1, 1, 1, 1)), 7);
        for (BatchSize size : List.of(ONE_THREAD, new BatchSize(3, 256), new BatchSize(2, 4), new BatchSize(1, 1))) {
            checkAll(network, size, images);
        }
    }

    /** Enough work for one batch that its layers are spread over threads. */
    @Test
    void aFewLargeImagesAreSplit() {
        SplittableRandom random = new SplittableRandom(3);
        TensorType type = TensorType.fixed(Shape.image(33, 31, 16), FixedFormat.signed(8, 0));
        Window.Axis axis = new Window.Axis(3, 1, 1, 1, 1);
        Conv conv = conv(random, "conv", "image", type, Window.of(axis, axis), 1, 9, 8);
        checkAll(new Network("net", "image", type, List.of(conv)), new BatchSize(3, 256), 2);
    }

    /** An output that is read again, a sum with two readers, a tensor that nobody reads. */
    @Test
    void joinsOnlyWhatOneLayerReads() {
        TensorType type = TensorType.fixed(Shape.vector(3), FixedFormat.signed(8, 0));
        SplittableRandom random = new SplittableRandom(1);
        Constant weights = Constant.of(FixedFormat.signed(8, 0), 9, i -> random.nextLong(-128, 128));
        Constant bias = Constant.of(FixedFormat.signed(8, 0), 3, i -> random.nextLong(-128, 128));
        Dense sums = Dense.of("sums", "image", type, weights, bias, 1.0);
        List<Layer> layers = List.of(
                sums,
                narrow("a", sums),
                narrow("b", sums),
                Dense.of("unread", "a", type, weights, bias, 1.0),
                Dense.of("last", "b", type, weights, bias, 1.0));
        checkAll(new Network("net", "image", type, layers), ONE_THREAD, 5);
    }

    private static Requantize narrow(String name, Dense sums) {
        return new Requantize(
                name,
                "sums",
                sums.outputType(),
                List.of(1),
                List.of(9),
                Rounding.RND,
                Overflow.SAT,
                TensorType.fixed(Shape.vector(3), FixedFormat.signed(8, 0)));
    }

    @Test
    void refusesAnImageOfAnotherType() {
        Network network = net(Window.of(Window.Axis.NONE, Window.Axis.NONE), 1);
        TensorType type = TensorType.fixed(Shape.vector(3), FixedFormat.signed(8, 0));
        assertThatThrownBy(() -> new FastSimulator(network).run(new Tensor(type, new long[3])))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageStartingWith("the image must be 5x4x");
    }

    private static void checkAll(Network network, BatchSize size, int count) {
        SplittableRandom random = new SplittableRandom(count);
        TensorType type = network.inputType();
        List<Tensor> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            images.add(new Tensor(
                    type,
                    random.longs(
                                    type.shape().elements(),
                                    type.format().min(),
                                    type.format().max() + 1)
                            .toArray()));
        }
        Simulator reference = new Simulator(network);
        FastSimulator fast = new FastSimulator(network, size);
        assertThat(fast.run(images))
                .as("%s", network)
                .isEqualTo(images.stream().map(reference::run).toList());
        List<Map<String, Tensor>> traces = new ArrayList<>();
        fast.trace(count, images::get, (index, trace) -> traces.add(trace));
        assertThat(traces)
                .as("%s", network)
                .isEqualTo(images.stream().map(reference::trace).toList());
        assertThat(traces.get(0).keySet())
                .containsExactlyElementsOf(reference.trace(images.get(0)).keySet());
    }
}
