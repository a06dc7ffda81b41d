package org.silicnn.ir;

import java.util.List;
import org.silicnn.fixed.FixedFormat;

/**
 * The sum of two tensors, element by element: {@code out = (left − leftZeroPoint) + (right − rightZeroPoint)}. It is
 * exact, so both must count in the same steps; a {@link Requantize} in front brings them there.
 */
public record Add(String name, String left, TensorType leftType, String right, TensorType rightType) implements Layer {

    /** Subtracting a zero point takes one bit more, and so does the sum. */
    private static final int MAX_OPERAND_WIDTH = FixedFormat.MAX_WIDTH - 2;

    /** @throws InvalidNetworkException if the tensors differ in shape or scale, or the sum could pass 63 bits */
    public Add {
        boolean sameSteps = Double.compare(leftType.scale(), rightType.scale()) == 0
                && leftType.format().fractionBits() == rightType.format().fractionBits();
        if (!leftType.shape().equals(rightType.shape()) || !sameSteps) {
            throw new InvalidNetworkException("Add must read two tensors of one shape and one scale, not " + leftType
                    + " in steps of " + leftType.scale() + " and " + rightType + " in steps of " + rightType.scale());
        }
        int width = Math.max(leftType.format().width(), rightType.format().width());
        if (width > MAX_OPERAND_WIDTH) {
            throw new InvalidNetworkException(
                    "Add must read tensors of at most " + MAX_OPERAND_WIDTH + " bits, not " + width);
        }
    }

    /** The narrowest signed format that holds every sum; the scale of the operands, zero stored as 0. */
    @Override
    public TensorType outputType() {
        FixedFormat sums = FixedFormat.signedFor(
                leftType.least() + rightType.least(),
                leftType.most() + rightType.most(),
                leftType.format().fractionBits());
        return new TensorType(leftType.shape(), sums, leftType.scale(), 0);
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
        return visitor.visitAdd(this);
    }
}
