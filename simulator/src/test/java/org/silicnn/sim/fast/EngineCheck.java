package org.silicnn.sim.fast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
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
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;
import org.silicnn.sim.TensorBytes;

/** Nets to check an engine with, and the check: every tensor of the compiled network against the reference kernels'. */
final class EngineCheck {
    private EngineCheck() {}

    /** Kernel x stride x dilation x pads, with any groups; gives the number of nets. */
    static int smallConvolutions(BatchSize size, int images) {
        int nets = 0;
        for (int kernel = 1; kernel <= 3; kernel++) {
            for (int stride = 1; stride <= 3; stride++) {
                for (int dilation = 1; dilation <= 2; dilation++) {
                    for (int before = 0; before <= 2; before++) {
                        for (int after = 0; after <= 2; after++) {
                            Window.Axis axis = new Window.Axis(kernel, stride, dilation, before, after);
                            Window.Axis other = new Window.Axis(2, 1, 1, after, before);
                            if (5 + before + after >= axis.reach()) {
                                all(net(Window.of(axis, other), nets++), size, images);
                            }
                        }
                    }
                }
            }
        }
        return nets;
    }

    static Network net(Window window, long seed) {
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

    static Conv conv(
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

    /**
     * Sums that don't fit floats, of products that do: a convolution, a dense layer large enough to be read by panels, of
     * bytes or of wider weights, another one from whole pictures, each rounded or not.
     *
     * @param bits of the weights, nearly all of which are large and positive
     */
    static List<Network> wideSums(Rounding rounding, int bits) {
        SplittableRandom random = new SplittableRandom(bits);
        TensorType type = TensorType.fixed(Shape.image(3, 2, 250), FixedFormat.unsigned(8, 0));
        Window.Axis axis = new Window.Axis(3, 1, 1, 1, 1);
        Conv conv = large(random, "conv", "image", type, Window.of(axis, axis), 70, bits);
        Requantize narrow = byMultipliers("narrow", conv, rounding, 34 + bits);
        Window whole = Window.of(Window.Axis.of(3, 1), Window.Axis.of(2, 1));
        Conv dense = large(random, "dense", "image", type, whole, 200, bits);
        Requantize last = byMultipliers("last", dense, rounding, 34 + bits);
        Requantize even = Requantize.powerOfTwo(
                "even", "dense", dense.outputType(), rounding, Overflow.SAT, FixedFormat.signed(8, -bits - 7));
        return List.of(
                new Network("net", "image", type, List.of(conv, narrow)),
                new Network("net", "image", type, List.of(conv)),
                new Network("net", "image", type, List.of(dense, last)),
                new Network("net", "image", type, List.of(dense, even)),
                new Network("net", "image", type, List.of(dense)));
    }

    private static Conv large(
            SplittableRandom random, String name, String input, TensorType type, Window window, int outputs, int bits) {
        FixedFormat format = FixedFormat.signed(bits, 0);
        int size = window.taps() * type.shape().channels() * outputs;
        long most = format.max();
        Constant weights = Constant.of(
                format, size, i -> (random.nextInt(10) == 0 ? -1 : 1) * random.nextLong(most - most / 16, most + 1));
        Constant bias = Constant.of(FixedFormat.signed(27, 0), outputs, i -> random.nextLong(-1 << 26, 1 << 26));
        return Conv.of(name, input, type, window, 1, weights, bias, 1.0);
    }

    private static Requantize byMultipliers(String name, Conv sums, Rounding rounding, int shift) {
        int channels = sums.outputType().shape().channels();
        List<Integer> multipliers = IntStream.range(0, channels)
                .mapToObj(c -> (1 << 30) + 1000 * c + 1)
                .toList();
        List<Integer> shifts =
                IntStream.range(0, channels).mapToObj(c -> shift + c % 4).toList();
        TensorType to = new TensorType(sums.outputType().shape(), FixedFormat.signed(8, 0), 1.0, -3);
        return new Requantize(name, sums.name(), sums.outputType(), multipliers, shifts, rounding, Overflow.SAT, to);
    }

    static void all(Network network, BatchSize size, int count) {
        SplittableRandom random = new SplittableRandom(count);
        TensorType type = network.inputType();
        List<Tensor> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Tensor image = new Tensor(
                    type,
                    random.longs(
                                    type.shape().elements(),
                                    type.format().min(),
                                    type.format().max() + 1)
                            .toArray());
            // Of bytes, where they can be, and of long integers.
            images.add(i % 2 == 0 ? image : TensorBytes.decode(type, TensorBytes.encode(image)));
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
