package org.silicnn.sim.fast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
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

    static void all(Network network, BatchSize size, int count) {
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
