package org.silicnn.ir;

import java.util.List;
import org.silicnn.fixed.FixedFormat;

/**
 * The number of the largest channel at each place, counted from 0. It compares stored integers of any width, so sums need
 * not be rounded first.
 *
 * @param last whether the last of equals wins, not the first
 */
public record ArgMax(String name, String input, TensorType inputType, boolean last) implements Layer {

    /** One channel, without a sign, in the fewest bits that hold the largest number; scale 1. */
    @Override
    public TensorType outputType() {
        int largest = inputType.shape().channels() - 1;
        int width = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(largest));
        return TensorType.fixed(inputType.shape().withChannels(1), FixedFormat.unsigned(width, 0));
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
        return visitor.visitArgMax(this);
    }
}
