package org.silicnn.ir;

import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.stream.LongStream;
import org.silicnn.fixed.FixedFormat;

/**
 * Two tensors, element by element: {@code out = (left − leftZeroPoint) ∘ (right − rightZeroPoint)}, exactly. Operands of
 * everything but a product must count in the same steps; a {@link Requantize} in front brings them there.
 *
 * <p>Either operand may be smaller: one value a channel is used at every place, and one value a place for every channel.
 */
public record Arithmetic(
        String name, Operator operator, String left, TensorType leftType, String right, TensorType rightType)
        implements Layer {

    /** Subtracting a zero point takes one bit more, and so does the sum. */
    private static final int MAX_OPERAND_WIDTH = FixedFormat.MAX_WIDTH - 2;

    /** What is done with two elements. */
    public enum Operator {
        ADD,
        SUBTRACT,
        MULTIPLY,
        MAXIMUM,
        MINIMUM;

        /**
         * The result.
         *
         * @throws ArithmeticException if it passes 64 bits
         */
        public long apply(long left, long right) {
            return switch (this) {
                case ADD -> Math.addExact(left, right);
                case SUBTRACT -> Math.subtractExact(left, right);
                case MULTIPLY -> Math.multiplyExact(left, right);
                case MAXIMUM -> Math.max(left, right);
                case MINIMUM -> Math.min(left, right);
            };
        }
    }

    /** @throws InvalidNetworkException if shapes or scales don't go together, or a result could pass 63 bits */
    public Arithmetic {
        if (operator != Operator.MULTIPLY && !sameSteps(leftType, rightType)) {
            throw new InvalidNetworkException(operator + " must read two tensors of one scale, not " + leftType
                    + " in steps of " + leftType.scale() + " and " + rightType + " in steps of " + rightType.scale());
        }
        int width = Math.max(leftType.format().width(), rightType.format().width());
        if (width > MAX_OPERAND_WIDTH) {
            throw new InvalidNetworkException(
                    operator + " must read tensors of at most " + MAX_OPERAND_WIDTH + " bits, not " + width);
        }
        shape(leftType.shape(), rightType.shape());
        format(operator, leftType, rightType);
    }

    private static boolean sameSteps(TensorType left, TensorType right) {
        return Double.compare(left.scale(), right.scale()) == 0
                && left.format().fractionBits() == right.format().fractionBits();
    }

    private static Shape shape(Shape left, Shape right) {
        if (repeats(left, right)) {
            return right;
        }
        if (repeats(right, left)) {
            return left;
        }
        throw new InvalidNetworkException(
                "operands must have one shape, or one of them a value a channel or a value a place, not " + left
                        + " and " + right);
    }

    private static boolean repeats(Shape small, Shape large) {
        boolean channels = small.channels() == large.channels() || small.channels() == 1;
        return channels
                && (small.places() == 1 || small.withChannels(large.channels()).equals(large));
    }

    private static FixedFormat format(Operator operator, TensorType left, TensorType right) {
        int fractionBits = left.format().fractionBits()
                + (operator == Operator.MULTIPLY ? right.format().fractionBits() : 0);
        try {
            // All five reach their limits where both operands are at a limit.
            LongSummaryStatistics results = LongStream.of(left.least(), left.most())
                    .flatMap(a -> LongStream.of(operator.apply(a, right.least()), operator.apply(a, right.most())))
                    .summaryStatistics();
            return FixedFormat.signedFor(results.getMin(), results.getMax(), fractionBits);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new InvalidNetworkException(operator + " of " + left.format() + " and " + right.format()
                    + " must fit " + FixedFormat.MAX_WIDTH + " bits");
        }
    }

    /** The narrowest signed format that holds every result; zero stored as 0. */
    @Override
    public TensorType outputType() {
        double scale = operator == Operator.MULTIPLY ? leftType.scale() * rightType.scale() : leftType.scale();
        return new TensorType(
                shape(leftType.shape(), rightType.shape()), format(operator, leftType, rightType), scale, 0);
    }

    @Override
    public List<String> inputs() {
        return List.of(left, right);
    }

    @Override
    public List<TensorType> inputTypes() {
        return List.of(leftType, rightType);
    }

    @Override
    public <R> R accept(LayerVisitor<R> visitor) {
        return visitor.visitArithmetic(this);
    }
}
