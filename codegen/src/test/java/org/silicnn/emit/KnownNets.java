package org.silicnn.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Overflow;
import org.silicnn.fixed.Rounding;
import org.silicnn.ir.Arithmetic;
import org.silicnn.ir.Concat;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Dense;
import org.silicnn.ir.Layer;
import org.silicnn.ir.MaxPool;
import org.silicnn.ir.Network;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;
import org.silicnn.ir.Upsample;
import org.silicnn.ir.Window;

/**
 * Networks of the literature in eight bits, with random weights: their sizes and branches are the real ones. Average
 * pools in front of a classifier are depthwise convolutions here.
 */
public final class KnownNets {
    private static final FixedFormat VALUE = FixedFormat.unsigned(8, 4);
    private static final FixedFormat WEIGHT = FixedFormat.signed(8, 6);

    private final SplittableRandom random = new SplittableRandom(1);
    private final List<Layer> layers = new ArrayList<>();
    private final TensorType inputType;

    private KnownNets(Shape input) {
        inputType = TensorType.fixed(input, VALUE);
    }

    /** LeNet-5 for 28x28 grey pixels: 416,520 products. */
    public static Network lenet5() {
        KnownNets net = new KnownNets(Shape.image(28, 28, 1));
        String last = net.conv("image", 6, 5, 1, 2, 1);
        last = net.conv(net.pool(last), 16, 5, 1, 0, 1);
        last = net.dense(net.dense(net.pool(last), 120), 84);
        return net.ending("lenet5", last, 10);
    }

    /** The residual network of MLPerf Tiny's image classification: 12.5 million products. */
    public static Network resnet8() {
        KnownNets net = new KnownNets(Shape.image(32, 32, 3));
        String last = net.conv("image", 16, 3, 1, 1, 1);
        last = net.residual(last, 16, 1);
        last = net.residual(last, 32, 2);
        last = net.residual(last, 64, 2);
        return net.ending("resnet8", net.conv(last, 64, 8, 8, 0, 64), 10);
    }

    /** MobileNet-v1 with a quarter of the channels, for 96x96 pixels: 7.5 million products. */
    public static Network mobileNetQuarter96() {
        return mobileNet(96, 0.25, 2);
    }

    /** MobileNet-v1. */
    static Network mobileNet(int size, double channels, int classes) {
        KnownNets net = new KnownNets(Shape.image(size, size, 3));
        String last = net.strided("image", (int) (32 * channels), 1);
        int[] widths = {64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024};
        for (int i = 0; i < widths.length; i++) {
            int have = net.type(last).shape().channels();
            boolean halves = i == 1 || i == 3 || i == 5 || i == 11;
            last = halves ? net.strided(last, have, have) : net.conv(last, have, 3, 1, 1, have);
            last = net.conv(last, (int) (widths[i] * channels), 1, 1, 0, 1);
        }
        Shape shape = net.type(last).shape();
        last = net.conv(last, shape.channels(), shape.height(), shape.height(), 0, shape.channels());
        return net.ending("mobilenet", last, classes);
    }

    /** An encoder, a decoder and a skip between them. */
    public static Network unet() {
        KnownNets net = new KnownNets(Shape.image(16, 16, 2));
        String skip = net.conv("image", 4, 3, 1, 1, 1);
        String deep = net.conv(net.conv(net.pool(skip), 8, 3, 1, 1, 1), 16, 3, 1, 1, 1);
        String wide = net.add(new Upsample("up", deep, net.type(deep), 1, 2, 2));
        String both = net.add(new Concat("both", List.of(skip, wide), List.of(net.type(skip), net.type(wide))));
        return net.ending("unet", net.conv(both, 4, 3, 1, 1, 1), 3);
    }

    /** Convolutions over a signal. */
    static Network signal() {
        KnownNets net = new KnownNets(new Shape(1, 1, 64, 3));
        Window.Axis five = new Window.Axis(5, 1, 1, 2, 2);
        String last = net.conv("image", 8, new Window(List.of(five)), 1);
        last = net.conv(last, 12, new Window(List.of(new Window.Axis(3, 2, 1, 1, 0))), 1);
        return net.ending("signal", last, 5);
    }

    private String residual(String input, int channels, int stride) {
        String left = conv(
                stride == 2 ? strided(input, channels, 1) : conv(input, channels, 3, 1, 1, 1), channels, 3, 1, 1, 1);
        String right = stride == 1 ? input : conv(input, channels, 1, stride, 0, 1);
        String sum = add(new Arithmetic(name(), Arithmetic.Operator.ADD, left, type(left), right, type(right)));
        return requantize(sum);
    }

    private String conv(String input, int channels, int kernel, int stride, int pad, int groups) {
        Window.Axis axis = new Window.Axis(kernel, stride, 1, pad, pad);
        return conv(input, channels, Window.of(axis, axis), groups);
    }

    /** A 3x3 convolution that halves the picture as Keras does: nothing in front, a row and a column behind. */
    private String strided(String input, int channels, int groups) {
        Window.Axis axis = new Window.Axis(3, 2, 1, 0, 1);
        return conv(input, channels, Window.of(axis, axis), groups);
    }

    private String conv(String input, int channels, Window window, int groups) {
        TensorType type = type(input);
        int taps = window.taps() * type.shape().channels() / groups;
        return requantize(
                add(Conv.of(name(), input, type, window, groups, constant(channels * taps), constant(channels), 1.0)));
    }

    private String pool(String input) {
        Window.Axis two = Window.Axis.of(2, 2);
        return add(new MaxPool(name(), input, type(input), Window.of(two, two)));
    }

    private String dense(String input, int outputs) {
        TensorType type = type(input);
        Constant weights = constant(outputs * type.shape().elements());
        return requantize(add(Dense.of(name(), input, type, weights, constant(outputs), 1.0)));
    }

    private Network ending(String name, String last, int classes) {
        dense(last, classes);
        return new Network(name, "image", inputType, layers);
    }

    private String requantize(String input) {
        return add(Requantize.powerOfTwo(name(), input, type(input), Rounding.RND, Overflow.SAT, VALUE));
    }

    private Constant constant(int size) {
        return Constant.of(WEIGHT, size, i -> random.nextInt(-100, 101));
    }

    private String name() {
        return "layer" + layers.size();
    }

    private String add(Layer layer) {
        layers.add(layer);
        return layer.name();
    }

    private TensorType type(String tensor) {
        return layers.stream()
                .filter(layer -> layer.name().equals(tensor))
                .map(Layer::outputType)
                .findFirst()
                .orElse(inputType);
    }
}
