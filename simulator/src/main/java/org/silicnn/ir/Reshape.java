package org.silicnn.ir;

import java.util.List;

/** The same elements in the same order in memory, under another shape. */
public record Reshape(String name, String input, TensorType inputType, Shape shape) implements Layer {

    /** @throws InvalidNetworkException if the number of elements differs */
    public Reshape {
        if (shape.elements() != inputType.shape().elements()) {
            throw new InvalidNetworkException("a reshape of " + inputType.shape() + " must keep its "
                    + inputType.shape().elements() + " elements, not make " + shape);
        }
    }

    @Override
    public TensorType outputType() {
        return inputType.withShape(shape);
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
