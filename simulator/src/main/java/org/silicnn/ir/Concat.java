package org.silicnn.ir;

import java.util.List;

/**
 * Several tensors side by side: at each place the channels of the first, then those of the second, and so on.
 *
 * @param inputTypes alike but for the number of channels
 */
public record Concat(String name, List<String> inputs, List<TensorType> inputTypes) implements Layer {

    /** @throws InvalidNetworkException if the tensors differ in more than channels, or there are none */
    public Concat {
        inputs = List.copyOf(inputs);
        inputTypes = List.copyOf(inputTypes);
        if (inputs.isEmpty() || inputs.size() != inputTypes.size()) {
            throw new InvalidNetworkException("Concat must read at least one tensor of a known type, not "
                    + inputs.size() + " of " + inputTypes.size());
        }
        TensorType first = inputTypes.get(0);
        for (TensorType type : inputTypes) {
            if (!withChannels(type, 1).equals(withChannels(first, 1))) {
                throw new InvalidNetworkException(
                        "Concat must read tensors that differ in channels alone, not " + first + " in steps of "
                                + first.scale() + " with zero point " + first.zeroPoint() + " and " + type
                                + " in steps of " + type.scale() + " with zero point " + type.zeroPoint());
            }
        }
    }

    private static TensorType withChannels(TensorType type, int channels) {
        return type.withShape(type.shape().withChannels(channels));
    }

    @Override
    public TensorType outputType() {
        int channels =
                inputTypes.stream().mapToInt(type -> type.shape().channels()).reduce(0, Math::addExact);
        return withChannels(inputTypes.get(0), channels);
    }

    @Override
    public <R> R accept(LayerVisitor<R> visitor) {
        return visitor.visitConcat(this);
    }
}
