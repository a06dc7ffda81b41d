package org.silicnn.ir;

import java.util.List;

/**
 * {@code out = min(max(in, low), high)}, on the stored integers: for limits that are not those of the format, where
 * saturation would do it.
 *
 * @param low a stored integer, not above {@code high}; both within the format
 */
public record Clamp(String name, String input, TensorType inputType, long low, long high) implements Layer {

    /** @throws InvalidNetworkException if a limit doesn't fit or they are the wrong way round */
    public Clamp {
        if (low > high || !inputType.format().holds(low) || !inputType.format().holds(high)) {
            throw new InvalidNetworkException(
                    "limits must rise and fit " + inputType.format() + ", not be " + low + " and " + high);
        }
    }

    @Override
    public TensorType outputType() {
        return inputType;
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
        return visitor.visitClamp(this);
    }
}
