package org.silicnn.sim;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.TensorType;

/**
 * The stored integers of one tensor, in the order of {@link org.silicnn.ir.Shape}. Those of a byte or less may be kept as
 * bytes, and are widened when somebody asks for them.
 *
 * <p>Arrays are not copied: whoever makes a tensor gives them away.
 */
public final class Tensor {
    private final TensorType type;
    /** Null if it was made of long integers. */
    private final byte[] bytes;
    /** Null as long as the bytes were enough. */
    private volatile long[] values;

    /** @throws InvalidNetworkException if there are too few or too many values, or one doesn't fit the format */
    public Tensor(TensorType type, long[] values) {
        requireSize(type, values.length);
        requireFormat(type.format(), values);
        this.type = type;
        this.bytes = null;
        this.values = values;
    }

    private Tensor(TensorType type, byte[] bytes) {
        requireSize(type, bytes.length);
        this.type = type;
        this.bytes = bytes;
        if (type.format().width() < Byte.SIZE) {
            requireFormat(type.format(), values());
        }
    }

    /**
     * Of values in {@link org.silicnn.fixed.FixedFormat#storageBytes one byte} each.
     *
     * @throws InvalidNetworkException if there are too few or too many, or one doesn't fit the format
     */
    public static Tensor ofBytes(TensorType type, byte[] bytes) {
        if (type.format().storageBytes() != 1) {
            throw new InvalidNetworkException(
                    "a value of " + type.format() + " takes " + type.format().storageBytes() + " bytes, not one");
        }
        return new Tensor(type, bytes);
    }

    private static void requireSize(TensorType type, int length) {
        if (length != type.shape().elements()) {
            throw new InvalidNetworkException(
                    "a tensor of " + type.shape() + " must have " + type.shape().elements() + " values, not " + length);
        }
    }

    private static void requireFormat(FixedFormat format, long[] values) {
        long least = format.min();
        long most = format.max();
        // Negative once a difference was, which it may also be by passing 63 bits: no branch in a loop that every
        // tensor goes through.
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

    public TensorType type() {
        return type;
    }

    public long[] values() {
        long[] wide = values;
        if (wide == null) {
            wide = new long[bytes.length];
            int mask = type.format().signed() ? -1 : 0xFF;
            for (int i = 0; i < wide.length; i++) {
                wide[i] = bytes[i] & mask;
            }
            values = wide;
        }
        return wide;
    }

    /** The values as it was made of them, if those were bytes. */
    public Optional<byte[]> bytes() {
        return Optional.ofNullable(bytes);
    }

    public long get(int z, int y, int x, int channel) {
        return values()[type.shape().index(z, y, x, channel)];
    }

    /** The index of the largest value, the first of equals: the predicted class of a classifier. */
    public int argMax() {
        long[] all = values();
        int best = 0;
        for (int i = 1; i < all.length; i++) {
            if (all[i] > all[best]) {
                best = i;
            }
        }
        return best;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor that && type.equals(that.type) && Arrays.equals(values(), that.values());
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, Arrays.hashCode(values()));
    }

    @Override
    public String toString() {
        return type + " " + Arrays.toString(values());
    }
}
