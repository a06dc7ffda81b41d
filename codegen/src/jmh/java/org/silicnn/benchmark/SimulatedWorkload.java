package org.silicnn.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Overflow;
import org.silicnn.fixed.Rounding;
import org.silicnn.ir.Arithmetic;
import org.silicnn.ir.AveragePool;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Layer;
import org.silicnn.ir.MaxPool;
import org.silicnn.ir.Network;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;
import org.silicnn.ir.Window;

/** A workload as a network of integers. */
final class SimulatedWorkload {
    private static final FixedFormat BYTE = FixedFormat.signed(8, 0);
    private static final int SHIFT = 8;
    private static final int MEAN_BITS = 12;

    private final Workload workload;
    private final SplittableRandom random = new SplittableRandom(1);
    private final List<Layer> layers = new ArrayList<>();

    private SimulatedWorkload(Workload workload) {
        this.workload = workload;
    }

    static Network network(Workload workload) {
        SimulatedWorkload made = new SimulatedWorkload(workload);
        for (int i = 0; i < workload.steps().size(); i++) {
            made.add(i, workload.steps().get(i));
        }
        return new Network("net", "image", made.type(Workload.IMAGE), made.layers);
    }

    private TensorType type(int step) {
        int side = step == Workload.IMAGE
                ? workload.side()
                : workload.steps().get(step).side();
        int channels = step == Workload.IMAGE
                ? workload.channels()
                : workload.steps().get(step).outputs();
        return TensorType.fixed(Shape.image(side, side, channels), BYTE);
    }

    private static String name(int step) {
        return step == Workload.IMAGE ? "image" : "step" + step;
    }

    private void add(int i, Workload.Step step) {
        String from = name(step.from());
        TensorType type = type(step.from());
        Window.Axis axis = new Window.Axis(step.kernel(), step.stride(), 1, step.pad(), step.pad());
        Window window = Window.of(axis, axis);
        switch (step.kind()) {
            case CONV -> narrow(i, conv(i, step, from, type, window), 1, SHIFT);
            case MAX_POOL -> layers.add(new MaxPool(name(i), from, type, window));
            case GLOBAL_MEAN -> {
                int places = step.kernel() * step.kernel();
                int multiplier = Math.round((1 << MEAN_BITS) / (float) places);
                narrow(i, new AveragePool("mean" + i, from, type, window, false), multiplier, MEAN_BITS);
            }
            case ADD -> {
                TensorType other = type(step.other());
                narrow(
                        i,
                        new Arithmetic("sum" + i, Arithmetic.Operator.ADD, from, type, name(step.other()), other),
                        1,
                        1);
            }
        }
    }

    private Conv conv(int i, Workload.Step step, String from, TensorType type, Window window) {
        int size = step.weightsPerOutput() * step.outputs();
        Constant weights = Constant.of(BYTE, size, k -> random.nextLong(-50, 51));
        Constant bias = Constant.of(FixedFormat.signed(16, 0), step.outputs(), k -> random.nextLong(-3000, 3000));
        return Conv.of("conv" + i, from, type, window, step.groups(), weights, bias, 1.0);
    }

    private void narrow(int i, Layer layer, int multiplier, int shift) {
        layers.add(layer);
        layers.add(new Requantize(
                name(i),
                layer.name(),
                layer.outputType(),
                List.of(multiplier),
                List.of(shift),
                Rounding.RND,
                Overflow.SAT,
                type(i)));
    }
}
