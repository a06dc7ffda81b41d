package org.silicnn.sim.fast;

import java.util.Arrays;
import org.silicnn.ir.Arithmetic;

/**
 * Rows of doubles: exact while every partial sum stays within 2^53. Written as {@link FloatRows} is, for the same reason.
 */
final class DoubleRows implements RowMath<double[]> {
    @Override
    public double[] row(int length) {
        return new double[length];
    }

    @Override
    public double[][] rows(int count) {
        return new double[count][ROW];
    }

    @Override
    public double[] of(long[] values) {
        double[] row = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            row[i] = values[i];
        }
        return row;
    }

    @Override
    public void fill(double[] row, long value, int n) {
        Arrays.fill(row, 0, n, (double) value);
    }

    @Override
    public void gather(Block from, int[] cells, int first, int count, int channel, double[] row) {
        int lanes = from.lanes();
        for (int p = 0; p < count; p++) {
            int cell = cells[first + p];
            if (cell < 0) {
                Arrays.fill(row, p * lanes, (p + 1) * lanes, 0);
            } else {
                copy(from, (cell + channel) * lanes, row, p * lanes, lanes);
            }
        }
    }

    @Override
    public void copy(Block from, int start, double[] row, int n) {
        copy(from, start, row, 0, n);
    }

    private static void copy(Block from, int start, double[] row, int to, int n) {
        if (from.floats() != null) {
            for (int i = 0; i < n; i++) {
                row[to + i] = from.floats()[start + i];
            }
        } else {
            for (int i = 0; i < n; i++) {
                row[to + i] = from.longs()[start + i];
            }
        }
    }

    @Override
    public void store(double[] row, Block to, int start, int n) {
        store(row, 0, to, start, n);
    }

    private static void store(double[] row, int from, Block to, int start, int n) {
        if (to.floats() != null) {
            for (int i = 0; i < n; i++) {
                to.floats()[start + i] = (float) row[from + i];
            }
        } else {
            for (int i = 0; i < n; i++) {
                to.longs()[start + i] = (long) row[from + i];
            }
        }
    }

    @Override
    public void scatter(double[] row, Block to, int first, int step, int count) {
        int lanes = to.lanes();
        for (int p = 0; p < count; p++) {
            store(row, p * lanes, to, (first + p * step) * lanes, lanes);
        }
    }

    @Override
    public void multiplyAdd(double[] out, double[][] in, int count, double[] weights, int first, int step, int n) {
        int j = 0;
        for (; j + 4 <= count; j += 4) {
            int w = first + j * step;
            double w0 = weights[w];
            double w1 = weights[w + step];
            double w2 = weights[w + 2 * step];
            double w3 = weights[w + 3 * step];
            multiplyAdd(out, in[j], w0, in[j + 1], w1, in[j + 2], w2, in[j + 3], w3, n);
        }
        for (; j < count; j++) {
            multiplyAdd(out, in[j], weights[first + j * step], n);
        }
    }

    private static void multiplyAdd(
            double[] out,
            double[] a,
            double wa,
            double[] b,
            double wb,
            double[] c,
            double wc,
            double[] d,
            double wd,
            int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.fma(d[i], wd, Math.fma(c[i], wc, Math.fma(b[i], wb, Math.fma(a[i], wa, out[i]))));
        }
    }

    private static void multiplyAdd(double[] out, double[] a, double wa, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.fma(a[i], wa, out[i]);
        }
    }

    @Override
    public void repeat(Block from, int start, int lanes, double[] row, int times) {
        double[] one = new double[lanes];
        copy(from, start, one, lanes);
        for (int t = 0; t < times; t++) {
            System.arraycopy(one, 0, row, t * lanes, lanes);
        }
    }

    @Override
    public void combine(Arithmetic.Operator operator, double[] out, double[] in, int n) {
        switch (operator) {
            case ADD -> {
                for (int i = 0; i < n; i++) {
                    out[i] += in[i];
                }
            }
            case SUBTRACT -> {
                for (int i = 0; i < n; i++) {
                    out[i] -= in[i];
                }
            }
            case MULTIPLY -> {
                for (int i = 0; i < n; i++) {
                    out[i] *= in[i];
                }
            }
            case MAXIMUM -> {
                for (int i = 0; i < n; i++) {
                    out[i] = Math.max(out[i], in[i]);
                }
            }
            case MINIMUM -> {
                for (int i = 0; i < n; i++) {
                    out[i] = Math.min(out[i], in[i]);
                }
            }
        }
    }

    @Override
    public void multiply(double[] row, long factor, int n) {
        double by = factor;
        for (int i = 0; i < n; i++) {
            row[i] *= by;
        }
    }

    @Override
    public void clamp(double[] row, long low, long high, int n) {
        double least = low;
        double most = high;
        for (int i = 0; i < n; i++) {
            row[i] = Math.max(least, Math.min(most, row[i]));
        }
    }

    @Override
    public void requantize(RowRequantizer requantizer, double[] row, int n, int channel) {
        requantizer.apply(row, n, channel);
    }
}
