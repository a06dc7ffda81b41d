package org.silicnn.sim;

import java.util.Arrays;
import java.util.Objects;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.TensorType;

/**
 * The stored integers of one tensor, in the order of {@link org.silicnn.ir.Shape}.
 *
 * <p>The array is not copied: whoever makes a tensor gives it away.
 */
public record Tensor(TensorType type, long[] values) {
    /** @throws InvalidNetworkException if there are too few or too many values, or one doesn't fit the format */
    public Tensor {
        if (values.length != type.shape().elements()) {
            throw new InvalidNetworkException("a tensor of " + type.shape() + " must have "
                    + type.shape().elements() + " values, not " + values.length);
        }
        requireFormat(type.format(), values);
    }

    private static void requireFormat(FixedFormat format, long[] values) {
        long least = format.min();
        long most = format.max();
        // Negative once a difference was, which it may also be by passing 63 bits: no branch in a loop that every
        // tensor
        // goes through.
        long differences = 0;
        for (long value : values) {
            differences |= (value - least) | (most - value);
        }
        if (differences < 0) {
            for (long value : values) {
                if (!format.holds(value)) {
                    throw new InvalidNetworkException("a value must fit " + format + ", not " + value);
                }
            }
        }
    }

    public long get(int z, int y, int x, int channel) {
        return values[type.shape().index(z, y, x, channel)];
    }

    /** The index of the largest value, the first of equals: the predicted class of a classifier. */
    public int argMax() {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor that && type.equals(that.type) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, Arrays.hashCode(values));
    }

    @Override
    public String toString() {
        return type + " " + Arrays.toString(values);
    }
}
