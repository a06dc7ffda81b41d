package org.silicnn.graph;

import java.util.List;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/** What ops require of their operands. */
final class Operands {
    private Operands() {}

    static Shape one(List<Shape> inputs) {
        require(inputs, 1);
        return inputs.get(0);
    }

    static void require(List<Shape> inputs, int count) {
        if (inputs.size() != count) {
            throw new InvalidNetworkException("there must be " + count + " operands, not " + inputs.size());
        }
    }

    static void requireSize(String what, float[] values, long size) {
        requireSize(what, values.length, size);
    }

    static void requireSize(String what, int length, long size) {
        if (length != size) {
            throw new InvalidNetworkException(what + " must be " + size + " numbers, not " + length);
        }
    }

    static void requireElements(Shape input, Shape output) {
        if (input.elements() != output.elements()) {
            throw new InvalidNetworkException(
                    "the output must have the input's " + input.elements() + " elements, not " + output.elements());
        }
    }

    static void requireGroups(int groups, int inputChannels, int outputChannels) {
        if (groups < 1 || inputChannels % groups != 0 || outputChannels % groups != 0) {
            throw new InvalidNetworkException("groups must divide " + inputChannels + " input and " + outputChannels
                    + " output channels, not " + groups);
        }
    }

    /** Cells that a transposed convolution makes of {@code input} cells along one axis. */
    static int spread(Window.Axis axis, int input, int extra) {
        long outputs = (input - 1L) * axis.stride() + axis.reach() - axis.padBefore() - axis.padAfter() + extra;
        if (extra < 0 || outputs < 1 || outputs > Integer.MAX_VALUE) {
            throw new InvalidNetworkException("a transposed window of " + axis + " with " + extra
                    + " extra cells must make at least one cell of " + input + ", not " + outputs);
        }
        return (int) outputs;
    }

    static Shape broadcast(Shape a, Shape b) {
        Shape result = a;
        for (Axis axis : Axis.values()) {
            if (axis.of(a) != axis.of(b) && axis.of(a) != 1 && axis.of(b) != 1) {
                throw new InvalidNetworkException("operands must agree or be 1 on every axis, not " + a + " and " + b);
            }
            result = axis.with(result, Math.max(axis.of(a), axis.of(b)));
        }
        return result;
    }
}
