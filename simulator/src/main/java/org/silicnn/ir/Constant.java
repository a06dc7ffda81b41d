package org.silicnn.ir;

import java.util.Arrays;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.silicnn.fixed.FixedFormat;

/** Trained integers of one format: weights or biases. Immutable, and stored in the narrowest Java type that fits. */
public final class Constant {
    private final FixedFormat format;
    private final int size;
    private final Object storage;

    private Constant(FixedFormat format, int size, Object storage) {
        this.format = format;
        this.size = size;
        this.storage = storage;
    }

    /**
     * Takes each value from a function.
     *
     * @param values gives the integer at each index {@code 0..size-1}; called once for each
     * @throws InvalidNetworkException if the format can't hold one of them
     */
    public static Constant of(FixedFormat format, int size, IntToLongFunction values) {
        Object storage = allocate(format, size);
        for (int i = 0; i < size; i++) {
            long value = values.applyAsLong(i);
            if (!format.holds(value)) {
                throw new InvalidNetworkException("a constant must fit " + format + ", not " + value);
            }
            store(storage, i, value);
        }
        return new Constant(format, size, storage);
    }

    public static Constant of(FixedFormat format, long... values) {
        return of(format, values.length, i -> values[i]);
    }

    private static Object allocate(FixedFormat format, int size) {
        int bits = format.signed() ? format.width() : format.width() + 1;
        if (bits <= Byte.SIZE) {
            return new byte[size];
        }
        if (bits <= Short.SIZE) {
            return new short[size];
        }
        return bits <= Integer.SIZE ? new int[size] : new long[size];
    }

    private static void store(Object storage, int index, long value) {
        if (storage instanceof byte[] bytes) {
            bytes[index] = (byte) value;
        } else if (storage instanceof short[] shorts) {
            shorts[index] = (short) value;
        } else if (storage instanceof int[] ints) {
            ints[index] = (int) value;
        } else {
            ((long[]) storage)[index] = value;
        }
    }

    public FixedFormat format() {
        return format;
    }

    public int size() {
        return size;
    }

    public long get(int index) {
        if (storage instanceof byte[] bytes) {
            return bytes[index];
        }
        if (storage instanceof short[] shorts) {
            return shorts[index];
        }
        return storage instanceof int[] ints ? ints[index] : ((long[]) storage)[index];
    }

    /** A fresh array of all values. */
    public long[] toArray() {
        long[] values = new long[size];
        Arrays.setAll(values, this::get);
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Constant that
                && format.equals(that.format)
                && size == that.size
                && IntStream.range(0, size).allMatch(i -> get(i) == that.get(i));
    }

    @Override
    public int hashCode() {
        int hash = format.hashCode();
        for (int i = 0; i < size; i++) {
            hash = 31 * hash + Long.hashCode(get(i));
        }
        return hash;
    }

    @Override
    public String toString() {
        return size + " x " + format;
    }
}
