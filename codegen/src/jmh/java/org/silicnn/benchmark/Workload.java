package org.silicnn.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Overflow;
import org.silicnn.fixed.Rounding;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Layer;
import org.silicnn.ir.MaxPool;
import org.silicnn.ir.Network;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;
import org.silicnn.ir.Window;

/**
 * A chain of 8-bit convolutions with made-up weights; a dense layer is one over the whole picture.
 *
 * @param side height and width of the image
 * @param channels of the image
 * @param images at a time
 */
record Workload(String name, int side, int channels, int images, List<Step> steps) {
    /**
     * A square convolution, its requantisation and, where {@code pooled}, a maximum over 2x2.
     *
     * @param outputs channels
     */
    record Step(int kernel, int stride, int pad, int outputs, int groups, boolean pooled) {}

    private static final FixedFormat BYTE = FixedFormat.signed(8, 0);
    private static final int SHIFT = 8;

    static List<Workload> all() {
        List<Workload> all = new ArrayList<>();
        all.add(new Workload(
                "LeNet-5",
                28,
                1,
                256,
                List.of(
                        new Step(5, 1, 2, 6, 1, true),
                        new Step(5, 1, 0, 16, 1, true),
                        new Step(5, 1, 0, 120, 1, false),
                        new Step(1, 1, 0, 84, 1, false),
                        new Step(1, 1, 0, 10, 1, false))));
        all.add(chain("ResNet 3x3 64, 32x32", 32, 64, new Step(3, 1, 1, 64, 1, false)));
        all.add(chain("pointwise 512, 14x14", 14, 512, new Step(1, 1, 0, 512, 1, false)));
        all.add(chain("pointwise 128, 14x14", 14, 128, new Step(1, 1, 0, 128, 1, false)));
        all.add(chain("depthwise 512, 14x14", 14, 512, new Step(3, 1, 1, 512, 512, false)));
        all.add(chain("depthwise 128, 14x14", 14, 128, new Step(3, 1, 1, 128, 128, false)));
        all.add(new Workload("AlexNet 5x5 64-192", 27, 64, 16, List.of(new Step(5, 1, 2, 192, 1, false))));
        return all;
    }

    private static Workload chain(String name, int side, int channels, Step step) {
        return new Workload(name, side, channels, 16, Collections.nCopies(8, step));
    }

    /** Multiplications for one image. */
    long multiplications() {
        long sum = 0;
        for (Layer layer : network().layers()) {
            if (layer instanceof Conv conv) {
                Shape out = conv.outputType().shape();
                sum += (long) out.elements() / out.channels() * conv.weights().size();
            }
        }
        return sum;
    }

    Network network() {
        SplittableRandom random = new SplittableRandom(1);
        List<Layer> layers = new ArrayList<>();
        TensorType type = TensorType.fixed(Shape.image(side, side, channels), BYTE);
        TensorType inputType = type;
        String last = "image";
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            int inputs = type.shape().channels() / step.groups;
            Window.Axis axis = new Window.Axis(step.kernel, step.stride, 1, step.pad, step.pad);
            Constant weights =
                    Constant.of(BYTE, step.kernel * step.kernel * inputs * step.outputs, k -> random.nextLong(-50, 51));
            Constant bias = Constant.of(FixedFormat.signed(16, 0), step.outputs, k -> random.nextLong(-3000, 3000));
            Conv conv = Conv.of("conv" + i, last, type, Window.of(axis, axis), step.groups, weights, bias, 1.0);
            type = TensorType.fixed(conv.outputType().shape(), BYTE);
            layers.add(conv);
            layers.add(new Requantize(
                    "narrow" + i,
                    conv.name(),
                    conv.outputType(),
                    List.of(1),
                    List.of(SHIFT),
                    Rounding.RND,
                    Overflow.SAT,
                    type));
            last = "narrow" + i;
            if (step.pooled) {
                Window.Axis two = Window.Axis.of(2, 2);
                MaxPool pool = new MaxPool("pool" + i, last, type, Window.of(two, two));
                layers.add(pool);
                type = pool.outputType();
                last = pool.name();
            }
        }
        return new Network(name, "image", inputType, layers);
    }
}
