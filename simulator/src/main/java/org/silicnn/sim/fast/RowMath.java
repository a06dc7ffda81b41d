package org.silicnn.sim.fast;

import org.silicnn.ir.Arithmetic;

/**
 * Arithmetic on rows: values that share one weight, {@value #ROW} of them, the images of a batch at one or several
 * places. The kernels are written once over this; {@link FloatRows} and {@link DoubleRows} differ in what is exact.
 *
 * @param <R> {@code float[]} or {@code double[]}
 */
interface RowMath<R> {
    /** Long enough that a loop's start and end don't count, short enough that a dozen rows stay in the first cache. */
    int ROW = 256;

    R row(int length);

    R[] rows(int count);

    R of(long[] values);

    /** Sets the first {@code n}. */
    void fill(R row, long value, int n);

    /**
     * {@code row[p] = from[cells[p] + channel]} for each of {@code count} places, all images of each.
     *
     * @param cells elements where channel 0 of each place lies, −1 in the padding, whose value is 0
     * @param first which of the cells is place 0
     */
    void gather(Block from, int[] cells, int first, int count, int channel, R row);

    /** The first {@code n} from a block, wherever they lie. */
    void copy(Block from, int start, R row, int n);

    /** The way back. */
    void store(R row, Block to, int start, int n);

    /** {@code to[first + p · step] = row[p]} for each of {@code count} places. */
    void scatter(R row, Block to, int first, int step, int count);

    /** {@code out += Σ in[j] · weights[first + j · step]} over the first {@code count} rows of {@code in}. */
    void multiplyAdd(R out, R[] in, int count, R weights, int first, int step, int n);

    /** One value of each image from a block, repeated: {@code row[t · lanes + i] = from[start + i]}. */
    void repeat(Block from, int start, int lanes, R row, int times);

    /** {@code out = out ∘ in}. */
    void combine(Arithmetic.Operator operator, R out, R in, int n);

    /** {@code row *= factor}. */
    void multiply(R row, long factor, int n);

    /** Brings every value into {@code low..high}. */
    void clamp(R row, long low, long high, int n);

    void requantize(RowRequantizer requantizer, R row, int n, int channel);
}
