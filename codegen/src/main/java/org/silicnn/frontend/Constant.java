package org.silicnn.frontend;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.silicnn.fixed.FixedFormat;

/**
 * A tensor known at import: weights, or the numbers of shape arithmetic. Its elements are either floats or integers
 * (truth values count as 0 and 1), or floats that the file stores as integers times a step. The array isn't copied;
 * nobody writes to it.
 */
public final class Constant implements Operand {
    private final int[] dims;
    private final float[] floats;
    private final long[] integers;
    private final float[] steps;
    private final FixedFormat format;

    private Constant(int[] dims, float[] floats, long[] integers, float[] steps, FixedFormat format) {
        this.dims = dims.clone();
        this.floats = floats;
        this.integers = integers;
        this.steps = steps;
        this.format = format;
        int elements = Limits.storedElements(dims);
        int given = floats != null ? floats.length : integers.length;
        if (elements != given) {
            throw new IllegalArgumentException(Dims.text(dims) + " must have " + elements + " elements, not " + given);
        }
    }

    public static Constant of(int[] dims, float... floats) {
        return new Constant(dims, floats, null, null, null);
    }

    public static Constant of(int[] dims, long... integers) {
        return new Constant(dims, null, integers, null, null);
    }

    /**
     * Floats that the file stores as integers.
     *
     * @param stored the integers, zero points subtracted
     * @param steps what each of them counts in; as many
     */
    public static Constant stored(int[] dims, long[] stored, float[] steps) {
        return new Constant(dims, null, stored, steps, null);
    }

    /** The same integers, known to be of a format. */
    public Constant withFormat(FixedFormat newFormat) {
        return new Constant(dims, floats, integers, steps, newFormat);
    }

    /** The format of integers of at most 32 bits, if the file says it. */
    public Optional<FixedFormat> format() {
        return Optional.ofNullable(format);
    }

    /** Whether these are floats that the file stores as integers. */
    public boolean isStored() {
        return steps != null;
    }

    /** The stored integer behind a float, its zero point subtracted. */
    public long storedAt(int index) {
        return integers[index];
    }

    /** What the stored integer behind a float counts in. */
    public float stepAt(int index) {
        return steps[index];
    }

    @Override
    public int[] dims() {
        return dims.clone();
    }

    public int rank() {
        return dims.length;
    }

    public int size() {
        return floats != null ? floats.length : integers.length;
    }

    public boolean isInteger() {
        return integers != null && steps == null;
    }

    /** The element at a place in row-major order. */
    public double get(int index) {
        if (steps != null) {
            return (float) (integers[index] * (double) steps[index]);
        }
        return floats != null ? floats[index] : integers[index];
    }

    /** The elements in row-major order; not to be written to. */
    public float[] floats() {
        if (floats != null) {
            return floats;
        }
        float[] converted = new float[integers.length];
        for (int i = 0; i < converted.length; i++) {
            converted[i] = (float) get(i);
        }
        return converted;
    }

    /**
     * The elements in row-major order; not to be written to.
     *
     * @throws Rejection if they are floats
     */
    public long[] integers() {
        if (!isInteger()) {
            throw new Rejection(ModelProblem.MUST_BE_INTEGERS, Dims.text(dims));
        }
        return integers;
    }

    /**
     * The elements as extents, axes or counts.
     *
     * @throws Rejection if they are floats or don't fit 32 bits
     */
    public int[] ints() {
        long[] values = integers();
        int[] result = new int[values.length];
        for (int i = 0; i < result.length; i++) {
            // The file format's way to say "to the end" is the largest 64-bit number.
            result[i] = (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, values[i]));
        }
        return result;
    }

    /**
     * The only element.
     *
     * @throws Rejection if there are more or none
     */
    public double scalar() {
        if (size() != 1) {
            throw new Rejection(ModelProblem.MUST_BE_SCALAR, Dims.text(dims));
        }
        return get(0);
    }

    /** The same elements in the same order under other extents. */
    public Constant withDims(int... newDims) {
        return new Constant(newDims, floats, integers, steps, format);
    }

    /** With the axes in another order: axis {@code i} of the result is {@code order[i]} of this. */
    public Constant transposed(int... order) {
        int[] strides = new int[dims.length];
        int stride = 1;
        for (int axis = dims.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= dims[axis];
        }
        int[] newDims = new int[order.length];
        int[] from = {0};
        for (int i = 0; i < order.length; i++) {
            int extent = dims[order[i]];
            int step = strides[order[i]];
            newDims[i] = extent;
            int[] longer = new int[from.length * extent];
            for (int j = 0; j < longer.length; j++) {
                longer[j] = from[j / extent] + j % extent * step;
            }
            from = longer;
        }
        return gather(newDims, from);
    }

    /**
     * Several, one behind the other along axis 0.
     *
     * @throws Rejection if their other extents differ
     */
    public static Constant joined(List<Constant> parts) {
        int[] dims = parts.get(0).dims();
        int[] tail = Dims.range(dims, 1, dims.length);
        long total = 0;
        for (Constant part : parts) {
            if (!Arrays.equals(tail, Dims.range(part.dims, 1, part.dims.length))) {
                throw new Rejection(
                        ModelProblem.SIZES_DISAGREE, "extents of parts", Dims.text(dims), Dims.text(part.dims));
            }
            total += part.dims[0];
        }
        dims[0] = (int) Math.min(total, Integer.MAX_VALUE);
        int elements = Limits.elements(dims);
        boolean integer = parts.stream().allMatch(Constant::isInteger);
        float[] floats = new float[integer ? 0 : elements];
        long[] integers = new long[integer ? elements : 0];
        int at = 0;
        for (Constant part : parts) {
            System.arraycopy(integer ? part.integers : part.floats(), 0, integer ? integers : floats, at, part.size());
            at += part.size();
        }
        return integer ? of(dims, integers) : of(dims, floats);
    }

    /**
     * Elements of this one in another order.
     *
     * @param from for each element of the result the place here
     */
    public Constant gather(int[] newDims, int[] from) {
        return gather(newDims, from.length, i -> from[i]);
    }

    /** The same by a function, where a table would be as large as the constant. */
    Constant gather(int[] newDims, int size, IntUnaryOperator from) {
        if (floats != null) {
            return of(newDims, gathered(floats, size, from));
        }
        long[] result = new long[size];
        for (int i = 0; i < size; i++) {
            result[i] = integers[from.applyAsInt(i)];
        }
        return steps == null
                ? new Constant(newDims, null, result, null, format)
                : stored(newDims, result, gathered(steps, size, from));
    }

    private static float[] gathered(float[] values, int size, IntUnaryOperator from) {
        float[] result = new float[size];
        for (int i = 0; i < size; i++) {
            result[i] = values[from.applyAsInt(i)];
        }
        return result;
    }
}
