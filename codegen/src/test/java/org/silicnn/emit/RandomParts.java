package org.silicnn.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.ir.Clamp;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;
import org.silicnn.ir.Window;

/** What random layers are made of. */
record RandomParts(SplittableRandom random) {

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    /** A signal, a picture or a small volume. */
    Shape shape() {
        int channels = random.nextInt(1, 5);
        return switch (random.nextInt(5)) {
            case 0 -> new Shape(1, 1, random.nextInt(1, 20), channels);
            case 1 -> new Shape(random.nextInt(1, 6), random.nextInt(1, 6), random.nextInt(1, 6), channels);
            default -> Shape.image(random.nextInt(1, 10), random.nextInt(1, 10), channels);
        };
    }

    TensorType type(Shape shape) {
        int width = random.nextInt(1, FixedFormat.MAX_VALUE_WIDTH + 1);
        FixedFormat format = new FixedFormat(width, 0, random.nextBoolean());
        long largest = Math.min(Integer.MAX_VALUE, format.max());
        int zeroPoint = random.nextBoolean() ? 0 : (int) random.nextLong(format.min(), largest + 1);
        return new TensorType(shape, format, 1.0, zeroPoint);
    }

    Constant constant(int size, int width) {
        return constant(size, FixedFormat.signed(width, 0));
    }

    Constant constant(int size, FixedFormat format) {
        return Constant.of(format, size, i -> random.nextLong(format.min(), format.max() + 1));
    }

    private interface AxisMaker {
        Window.Axis make(int extent);
    }

    /** As many axes as the tensor needs, now and then one more. */
    private Window window(Shape shape, AxisMaker maker) {
        List<Integer> extents = List.of(shape.depth(), shape.height(), shape.width());
        int idle = shape.depth() > 1 ? 0 : shape.height() > 1 ? 1 : 2;
        List<Window.Axis> axes = new ArrayList<>();
        for (int extent : extents.subList(chance(4) ? 0 : idle, extents.size())) {
            axes.add(maker.make(extent));
        }
        return new Window(axes);
    }

    /** Any kernel, stride, dilation and pads. */
    Window window(Shape shape) {
        return window(shape, extent -> {
            int kernel = random.nextInt(1, 4);
            int dilation = random.nextInt(1, 3);
            int missing = Math.max(0, (kernel - 1) * dilation + 1 - extent);
            return new Window.Axis(
                    kernel, random.nextInt(1, 4), dilation, missing + random.nextInt(0, 3), random.nextInt(0, 3));
        });
    }

    /** Pads smaller than the kernel, no dilation: no position can lie in the padding alone. */
    Window coveringWindow(Shape shape) {
        return window(shape, extent -> {
            int kernel = random.nextInt(1, Math.min(4, extent) + 1);
            return new Window.Axis(
                    kernel, random.nextInt(1, 4), 1, random.nextInt(0, kernel), random.nextInt(0, kernel));
        });
    }

    /** One position over everything, with padding now and then. */
    Window wholeWindow(Shape shape) {
        return window(shape, extent -> {
            int before = random.nextInt(0, 2);
            int after = random.nextInt(0, 2);
            return new Window.Axis(before + extent + after, 1, 1, before, after);
        });
    }

    /** The output is as large as the input. */
    Window sameWindow(Shape shape) {
        return window(shape, extent -> {
            int reach = random.nextInt(0, 3);
            int before = random.nextInt(0, reach + 1);
            return new Window.Axis(reach + 1, 1, 1, before, reach - before);
        });
    }

    /** One cell everywhere. */
    Window pointWindow(Shape shape) {
        return window(shape, extent -> Window.Axis.NONE);
    }

    /** Whether arithmetic takes tensors of these shapes. */
    boolean goTogether(Shape a, Shape b) {
        return a.equals(b) || repeats(a, b) || repeats(b, a);
    }

    private static boolean repeats(Shape small, Shape large) {
        return small.equals(Shape.vector(1))
                || small.equals(Shape.vector(large.channels()))
                || small.equals(large.withChannels(1));
    }

    /** Any two limits. */
    Clamp clamp(String name, String input, TensorType type) {
        long a = random.nextLong(type.format().min(), type.format().max() + 1);
        long b = random.nextLong(type.format().min(), type.format().max() + 1);
        return new Clamp(name, input, type, Math.min(a, b), Math.max(a, b));
    }
}
