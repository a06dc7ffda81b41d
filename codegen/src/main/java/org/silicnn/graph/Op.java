package org.silicnn.graph;

import java.util.List;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/**
 * What a node computes, in floating point. Operand tensors are channels last. The arrays of a record are not copied:
 * whoever makes an op gives them away, and nobody writes to them afterwards.
 */
public sealed interface Op {
    /** One word for messages, as the field says it. */
    default String word() {
        return getClass().getSimpleName();
    }

    /** How many learned numbers it holds. */
    default long parameters() {
        return 0;
    }

    /**
     * The shape of the value made from operands of these shapes.
     *
     * @throws InvalidNetworkException if the op can't take them
     */
    Shape output(List<Shape> inputs);

    /**
     * Cross-correlation.
     *
     * @param window one, two or three axes
     * @param weights output channel, kernel positions outermost axis first, input channel of the group; the last fastest
     * @param bias one for each output channel
     */
    record Conv(Window window, int groups, float[] weights, float[] bias) implements Op {
        @Override
        public long parameters() {
            return (long) weights.length + bias.length;
        }

        @Override
        public Shape output(List<Shape> inputs) {
            Shape input = Operands.one(inputs);
            int channels = input.channels();
            if (groups < 1 || channels % groups != 0 || bias.length % groups != 0) {
                throw new InvalidNetworkException("groups must divide " + channels + " input and " + bias.length
                        + " output channels, not " + groups);
            }
            Operands.requireSize("weights", weights, (long) window.taps() * (channels / groups) * bias.length);
            return window.output(input, bias.length);
        }
    }

    /**
     * Fully connected over all elements of the input in memory order.
     *
     * @param weights output, input element; the last fastest
     * @param bias one for each output
     */
    record Dense(float[] weights, float[] bias) implements Op {
        @Override
        public long parameters() {
            return (long) weights.length + bias.length;
        }

        @Override
        public Shape output(List<Shape> inputs) {
            Operands.requireSize("weights", weights, (long) Operands.one(inputs).elements() * bias.length);
            return Shape.vector(bias.length);
        }
    }

    /** Largest value under a window; padding doesn't take part. */
    record MaxPool(Window window) implements Op {
        @Override
        public Shape output(List<Shape> inputs) {
            Shape input = Operands.one(inputs);
            return window.output(input, input.channels());
        }
    }

    /** {@code max(0, x)}. */
    record Relu() implements Op {
        @Override
        public Shape output(List<Shape> inputs) {
            return Operands.one(inputs);
        }
    }

    /**
     * {@code scale[c] · x + shift[c]} at every place.
     *
     * @param scale one for each channel
     * @param shift one for each channel
     */
    record Affine(float[] scale, float[] shift) implements Op {
        @Override
        public long parameters() {
            return (long) scale.length + shift.length;
        }

        @Override
        public Shape output(List<Shape> inputs) {
            Shape input = Operands.one(inputs);
            Operands.requireSize("scale", scale, input.channels());
            Operands.requireSize("shift", shift, input.channels());
            return input;
        }
    }

    /** The same elements in the same order under another shape: no work, only a name. */
    record Reshape(Shape shape) implements Op {
        @Override
        public Shape output(List<Shape> inputs) {
            Operands.requireElements(Operands.one(inputs), shape);
            return shape;
        }
    }

    /**
     * Moves elements: memory, read as a tensor of {@code extents}, is written with its axes in another order.
     *
     * @param extents of the input's memory, slowest axis first; their product is the number of elements
     * @param order the input's axes in the order in which the output has them, slowest first
     * @param shape of the output
     */
    record Transpose(List<Integer> extents, List<Integer> order, Shape shape) implements Op {
        public Transpose {
            extents = List.copyOf(extents);
            order = List.copyOf(order);
        }

        @Override
        public Shape output(List<Shape> inputs) {
            Operands.requireElements(Operands.one(inputs), shape);
            long elements = extents.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
            if (elements != shape.elements()
                    || order.size() != extents.size()
                    || order.stream()
                                    .distinct()
                                    .filter(axis -> axis >= 0 && axis < extents.size())
                                    .count()
                            != order.size()) {
                throw new InvalidNetworkException("a transpose of " + shape + " must reorder axes of its extents, not "
                        + order + " of " + extents);
            }
            return shape;
        }
    }
}
