package org.silicnn.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
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
import org.silicnn.sim.Tensor;

/** Networks that nobody would train but everybody must compute alike: odd windows, pads, groups, widths and roundings. */
public final class RandomNetwork {
    private static final List<String> ODD_NAMES =
            List.of("int", "a b", "*/ evil", "x\ny", "été", "conv/Relu:0", "\"q\"", "tail\\", "");

    private final SplittableRandom random;
    private final List<Layer> layers = new ArrayList<>();
    private String tensor = "image";
    private TensorType type;

    private RandomNetwork(SplittableRandom random) {
        this.random = random;
        Shape shape = Shape.image(random.nextInt(1, 10), random.nextInt(1, 10), random.nextInt(1, 5));
        type = quantized(shape, format(random.nextInt(1, 33)));
    }

    public static Network of(long seed) {
        RandomNetwork builder = new RandomNetwork(new SplittableRandom(seed));
        TensorType inputType = builder.type;
        int steps = builder.random.nextInt(1, 5);
        for (int i = 0; i < steps; i++) {
            builder.step();
        }
        if (builder.random.nextBoolean()) {
            builder.dense();
        }
        return new Network("random " + seed, "image", inputType, builder.layers);
    }

    static List<Tensor> images(TensorType type, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> random.longs(
                                type.shape().elements(),
                                type.format().min(),
                                type.format().max() + 1)
                        .toArray())
                .map(values -> new Tensor(type, values))
                .limit(count)
                .toList();
    }

    private void step() {
        switch (random.nextInt(3)) {
            case 0 -> add(new MaxPool(name(), tensor, type, poolWindow()));
            case 1 -> conv();
            default -> requantize();
        }
    }

    private void conv() {
        Window window = Window.of(axis(type.shape().height()), axis(type.shape().width()));
        int channels = type.shape().channels();
        int groups = random.nextInt(3) == 0 ? channels : 1;
        int outputs = groups * random.nextInt(1, 4);
        Constant weights = constant(outputs * window.taps() * (channels / groups), random.nextInt(2, 12));
        add(Conv.of(name(), tensor, type, window, groups, weights, bias(weights, outputs), 1.0));
        requantize();
    }

    private void dense() {
        int outputs = random.nextInt(1, 6);
        Constant weights = constant(outputs * type.shape().elements(), random.nextInt(2, 12));
        add(Dense.of(name(), tensor, type, weights, bias(weights, outputs), 1.0));
        if (random.nextBoolean()) {
            requantize();
        }
    }

    private void requantize() {
        int count = random.nextInt(3) == 0 ? type.shape().channels() : 1;
        Rounding rounding = any(List.of(Rounding.values()));
        TensorType output = quantized(type.shape(), format(random.nextInt(1, 33)));
        Overflow overflow = any(Stream.of(Overflow.values())
                .filter(mode -> mode.supports(output.format()))
                .toList());
        boolean powerOfTwo = random.nextBoolean();
        int room = FixedFormat.MAX_WIDTH - type.format().width() - 1;
        int bits = powerOfTwo ? 0 : Math.min(31, room);
        int width = output.format().width();
        int spread = Math.max(0, type.format().width() + bits - width);
        List<Integer> multipliers = new ArrayList<>();
        List<Integer> shifts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            multipliers.add(
                    bits < 1 ? 1 : random.nextInt(1 << (bits - 1), (int) Math.min(Integer.MAX_VALUE, 1L << bits)));
            int shift = Math.max(0, spread - random.nextInt(0, 6));
            shifts.add(Math.min(62, shift));
        }
        add(new Requantize(name(), tensor, type, multipliers, shifts, rounding, overflow, output));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private TensorType quantized(Shape shape, FixedFormat format) {
        long largest = Math.min(Integer.MAX_VALUE, format.max());
        int zeroPoint = random.nextBoolean() ? 0 : (int) random.nextLong(format.min(), largest + 1);
        return new TensorType(shape, format, 1.0, zeroPoint);
    }

    private FixedFormat format(int width) {
        return new FixedFormat(width, 0, random.nextBoolean());
    }

    private Window poolWindow() {
        return Window.of(
                coveringAxis(type.shape().height()), coveringAxis(type.shape().width()));
    }

    /** Pads smaller than the kernel, no dilation: no window can lie in the padding alone. */
    private Window.Axis coveringAxis(int extent) {
        int kernel = random.nextInt(1, Math.min(4, extent) + 1);
        return new Window.Axis(kernel, random.nextInt(1, 4), 1, random.nextInt(0, kernel), random.nextInt(0, kernel));
    }

    private Window.Axis axis(int extent) {
        int kernel = random.nextInt(1, 4);
        int dilation = random.nextInt(1, 3);
        int missing = Math.max(0, (kernel - 1) * dilation + 1 - extent);
        return new Window.Axis(
                kernel, random.nextInt(1, 4), dilation, missing + random.nextInt(0, 3), random.nextInt(0, 3));
    }

    private Constant constant(int size, int width) {
        FixedFormat format = FixedFormat.signed(width, 0);
        return Constant.of(format, size, i -> random.nextLong(format.min(), format.max() + 1));
    }

    private Constant bias(Constant weights, int outputs) {
        Constant bias = constant(outputs, weights.format().width() + 6);
        return Constant.of(bias.format(), outputs, bias::get);
    }

    private void add(Layer layer) {
        layers.add(layer);
        tensor = layer.name();
        type = layer.outputType();
    }

    private String name() {
        return any(ODD_NAMES) + "#" + layers.size();
    }
}
