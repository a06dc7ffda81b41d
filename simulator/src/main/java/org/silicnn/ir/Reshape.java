package org.silicnn.ir;

import java.util.List;
import org.silicnn.fixed.FixedFormat;

/**
 * The same stored integers in the same order in memory, under another shape or another reading: what they count in and
 * which of them stands for zero may change, so that an averaging of the integers themselves, zero point and all, can be
 * said.
 *
 * @param outputType of as many elements, stored alike
 */
public record Reshape(String name, String input, TensorType inputType, TensorType outputType) implements Layer {

    /** @throws InvalidNetworkException if the number of elements, their width or their sign differs */
    public Reshape {
        if (outputType.shape().elements() != inputType.shape().elements()) {
            throw new InvalidNetworkException("a reshape of " + inputType.shape() + " must keep its "
                    + inputType.shape().elements() + " elements, not make " + outputType.shape());
        }
        FixedFormat stored =
                outputType.format().withFractionBits(inputType.format().fractionBits());
        if (!stored.equals(inputType.format())) {
            throw new InvalidNetworkException(
                    "a reshape must keep the width and sign of " + inputType.format() + ", not make " + stored);
        }
    }

    /** Another shape alone. */
    public Reshape(String name, String input, TensorType inputType, Shape shape) {
        this(name, input, inputType, inputType.withShape(shape));
    }

    @Override
    public List<String> inputs() {
        return List.of(input);
    }

    @Override
    public List<TensorType> inputTypes() {
        return List.of(inputType);
    }

    @Override
    public <R> R accept(LayerVisitor<R> visitor) {
        return visitor.visitReshape(this);
    }
}
