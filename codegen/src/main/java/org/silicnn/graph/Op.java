package org.silicnn.graph;

import java.util.List;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/**
 * What a node computes, in floating point. Operand tensors are channels last. The arrays of a record are not copied:
 * whoever makes an op gives them away, and nobody writes to them afterwards.
 */
public sealed interface Op
        permits Composite,
                Dequantize,
                IntegerConv,
                IntegerConvTranspose,
                IntegerDense,
                IntegerFunction,
                IntegerMean,
                Op.Conv,
                Op.Dense,
                Op.MaxPool,
                Op.Relu,
                Op.Affine,
                Op.Reshape,
                Op.Transpose,
                Op.ConvTranspose,
                Op.AveragePool,
                Op.Activation,
                Op.PRelu,
                Op.Arithmetic,
                Op.Concat,
                Op.Slice,
                Op.Pad,
                Op.Resize,
                Op.Softmax,
                Op.ArgMax,
                Op.Lrn,
                Quantize {
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
     * @param window two axes, height and width, or three; a signal has height 1
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
            Operands.requireGroups(groups, channels, bias.length);
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

    /**
     * Spreads each input over the places that a convolution with this window would gather from:
     * {@code out[i · stride − padBefore + tap · dilation] += weights[tap] · in[i]}.
     *
     * @param window two axes, height and width, or three; a signal has height 1
     * @param extra cells added behind the output, for each axis of the window
     * @param weights output channel, kernel positions outermost axis first, input channel of the group; the last fastest
     * @param bias one for each output channel
     */
    record ConvTranspose(Window window, List<Integer> extra, int groups, float[] weights, float[] bias) implements Op {
        public ConvTranspose {
            extra = List.copyOf(extra);
        }

        @Override
        public long parameters() {
            return (long) weights.length + bias.length;
        }

        @Override
        public Shape output(List<Shape> inputs) {
            Shape input = Operands.one(inputs);
            Operands.requireGroups(groups, input.channels(), bias.length);
            Operands.requireSize("weights", weights, (long) window.taps() * (input.channels() / groups) * bias.length);
            int[] extents = {input.depth(), input.height(), input.width()};
            for (int i = 0; i < extra.size(); i++) {
                int at = 3 - extra.size() + i;
                extents[at] = Operands.spread(window.axes().get(i), extents[at], extra.get(i));
            }
            return new Shape(extents[0], extents[1], extents[2], bias.length);
        }
    }

    /**
     * Mean under a window.
     *
     * @param countPadding whether padding takes part, as zeros; if not, the divisor is the number of cells inside
     */
    record AveragePool(Window window, boolean countPadding) implements Op {
        @Override
        public Shape output(List<Shape> inputs) {
            Shape input = Operands.one(inputs);
            return window.output(input, input.channels());
        }
    }

    /** A function of one element; see {@link Function} for what alpha and beta are. */
    record Activation(Function function, float alpha, float beta) implements Op {
        @Override
        public String word() {
            return function.word();
        }

        @Override
        public Shape output(List<Shape> inputs) {
            return Operands.one(inputs);
        }
    }

    /**
     * {@code x} if it is positive, else {@code slope[c] · x}.
     *
     * @param slope one for each channel
     */
    record PRelu(float[] slope) implements Op {
        @Override
        public long parameters() {
            return slope.length;
        }

        @Override
        public Shape output(List<Shape> inputs) {
            Shape input = Operands.one(inputs);
            Operands.requireSize("slope", slope, input.channels());
            return input;
        }
    }

    /** Element by element over two operands; an extent of 1 is repeated to match the other's. */
    record Arithmetic(Operator operator) implements Op {
        @Override
        public String word() {
            return operator.word();
        }

        @Override
        public Shape output(List<Shape> inputs) {
            Operands.require(inputs, 2);
            return Operands.broadcast(inputs.get(0), inputs.get(1));
        }
    }

    /** Operands one behind the other along an axis. */
    record Concat(Axis axis) implements Op {
        @Override
        public Shape output(List<Shape> inputs) {
            int extent = 0;
            for (Shape input : inputs) {
                extent = Math.addExact(extent, axis.of(input));
                if (!axis.with(input, 1).equals(axis.with(inputs.get(0), 1))) {
                    throw new InvalidNetworkException(
                            "operands must agree on all axes but " + axis + ", not be " + inputs);
                }
            }
            return axis.with(inputs.get(0), extent);
        }
    }

    /**
     * Every {@code step}-th element from {@code start} on.
     *
     * @param start for each of the four axes
     * @param step for each of the four axes; negative ones walk backwards
     * @param shape how many are taken
     */
    record Slice(List<Integer> start, List<Integer> step, Shape shape) implements Op {
        public Slice {
            start = List.copyOf(start);
            step = List.copyOf(step);
        }

        @Override
        public Shape output(List<Shape> inputs) {
            Shape input = Operands.one(inputs);
            for (Axis axis : Axis.values()) {
                int first = axis.of(start);
                long last = first + (axis.of(shape) - 1L) * axis.of(step);
                if (Math.min(first, last) < 0 || Math.max(first, last) >= axis.of(input)) {
                    throw new InvalidNetworkException(
                            "a slice of " + input + " must stay inside, not reach from " + first + " to " + last);
                }
            }
            return shape;
        }
    }

    /**
     * Adds elements around.
     *
     * @param before how many in front, at least 0, for each of the four axes
     * @param after how many behind
     * @param value of new elements, if the mode is constant
     */
    record Pad(List<Integer> before, List<Integer> after, PadMode mode, float value) implements Op {
        public Pad {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        @Override
        public Shape output(List<Shape> inputs) {
            Shape shape = Operands.one(inputs);
            for (Axis axis : Axis.values()) {
                int front = axis.of(before);
                int behind = axis.of(after);
                mode.require(axis.of(shape), front, behind);
                shape = axis.with(shape, Math.addExact(axis.of(shape), Math.addExact(front, behind)));
            }
            return shape;
        }
    }

    /** Resamples rows, columns and planes, each axis on its own. */
    record Resize(Sampling depth, Sampling height, Sampling width) implements Op {
        /** Whether each output is a weighted mean: what is added to every input is added to every output. */
        public boolean isAverage() {
            return depth.isAverage() && height.isAverage() && width.isAverage();
        }

        /** Whether each output is one of the inputs. */
        public boolean isChoice() {
            return isAverage() && depth.taps() * height.taps() * width.taps() == 1;
        }

        @Override
        public Shape output(List<Shape> inputs) {
            Shape input = Operands.one(inputs);
            depth.requireInput(input.depth());
            height.requireInput(input.height());
            width.requireInput(input.width());
            return new Shape(depth.outputs(), height.outputs(), width.outputs(), input.channels());
        }
    }

    /**
     * {@code exp(x) / Σ exp(x)} over the channels of each place.
     *
     * @param logarithm whether the result is the logarithm of that
     */
    record Softmax(boolean logarithm) implements Op {
        @Override
        public Shape output(List<Shape> inputs) {
            return Operands.one(inputs);
        }
    }

    /**
     * The number of the largest channel at each place.
     *
     * @param last whether the last one wins a tie, not the first
     */
    record ArgMax(boolean last) implements Op {
        @Override
        public Shape output(List<Shape> inputs) {
            return Axis.CHANNELS.with(Operands.one(inputs), 1);
        }
    }

    /**
     * Local response normalisation over channels: {@code x / (bias + alpha / size · Σ x²)^beta}, the sum over the
     * {@code size} channels around, {@code (size − 1) / 2} of them before.
     */
    record Lrn(int size, float alpha, float beta, float bias) implements Op {
        @Override
        public Shape output(List<Shape> inputs) {
            if (size < 1) {
                throw new InvalidNetworkException("the size must be at least 1, not " + size);
            }
            return Operands.one(inputs);
        }
    }
}
