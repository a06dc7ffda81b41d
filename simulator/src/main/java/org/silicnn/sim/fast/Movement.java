package org.silicnn.sim.fast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Pad;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Slice;
import org.silicnn.ir.Transpose;
import org.silicnn.ir.Upsample;

/** Layers that only move elements: for each element of the output the one of the input that it is. */
final class Movement {
    /** The source of an element that is no element of the input. */
    static final int NONE = -1;

    /**
     * Elements that stay neighbours.
     *
     * @param from where they begin in the input, {@link #NONE} where they come from nowhere
     * @param to where they begin in the output
     */
    record Run(int from, int to, int length) {}

    private Movement() {}

    /** The runs of a layer, as long as can be, in the order of its output; nothing if it does more than move. */
    static Optional<List<Run>> runs(Layer layer) {
        Shape shape = layer.outputType().shape();
        return source(layer).map(source -> {
            List<Run> runs = new ArrayList<>();
            int start = 0;
            int first = source.applyAsInt(0);
            int before = first;
            for (int i = 1; i <= shape.elements(); i++) {
                int next = i < shape.elements() ? source.applyAsInt(i) : Integer.MIN_VALUE;
                if (next != (first == NONE ? NONE : before + 1)) {
                    runs.add(new Run(first, start, i - start));
                    start = i;
                    first = next;
                }
                before = next;
            }
            return runs;
        });
    }

    private static Optional<IntUnaryOperator> source(Layer layer) {
        if (layer instanceof Upsample upsample) {
            return Optional.of(of(layer, upsample(upsample)));
        }
        if (layer instanceof Pad pad) {
            return Optional.of(of(layer, pad(pad)));
        }
        if (layer instanceof Slice slice) {
            List<Integer> start = slice.start();
            List<Integer> step = slice.step();
            return Optional.of(of(layer, (axis, at) -> start.get(axis) + at * step.get(axis)));
        }
        if (layer instanceof Transpose transpose) {
            return Optional.of(transpose(transpose));
        }
        return Optional.empty();
    }

    /** Where an index of the output along an axis lies along the same axis of the input, perhaps outside of it. */
    @FunctionalInterface
    private interface AxisSource {
        int of(int axis, int at);
    }

    private static AxisSource upsample(Upsample layer) {
        int[] factors = {layer.depth(), layer.height(), layer.width(), 1};
        return (axis, at) -> at / factors[axis];
    }

    private static AxisSource pad(Pad layer) {
        return (axis, at) -> at - layer.before().get(axis);
    }

    private static IntUnaryOperator of(Layer layer, AxisSource source) {
        List<Integer> from = layer.inputTypes().get(0).shape().extents();
        List<Integer> to = layer.outputType().shape().extents();
        return element -> {
            int rest = element;
            int index = 0;
            int stride = 1;
            for (int axis = to.size() - 1; axis >= 0; axis--) {
                int at = source.of(axis, rest % to.get(axis));
                if (at < 0 || at >= from.get(axis)) {
                    return NONE;
                }
                index += at * stride;
                stride *= from.get(axis);
                rest /= to.get(axis);
            }
            return index;
        };
    }

    private static IntUnaryOperator transpose(Transpose layer) {
        List<Integer> extents = layer.extents();
        int[] strides = new int[extents.size()];
        int stride = 1;
        for (int axis = strides.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= extents.get(axis);
        }
        return element -> {
            int rest = element;
            int index = 0;
            for (int i = strides.length - 1; i >= 0; i--) {
                int axis = layer.order().get(i);
                index += rest % extents.get(axis) * strides[axis];
                rest /= extents.get(axis);
            }
            return index;
        };
    }
}
