package org.silicnn.sim.fast;

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

    /** {@code out = max(out, in)}. */
    void max(R out, R in, int n);

    /** {@code out += in}. */
    void add(R out, R in, int n);

    void requantize(RowRequantizer requantizer, R row, int n, int channel);
}
