package org.silicnn.sim.fast;

import java.util.Arrays;
import org.silicnn.ir.Arithmetic;

/**
 * Rows of floats: exact while every partial sum stays within 2^24. Blocks must be of floats.
 *
 * <p>The loops look as they do for C2's sake. On JDK 17 it turns them into vector instructions only if every operand is
 * an array of its own indexed by the plain loop variable, and a body has at most four multiplications.
 */
final class FloatRows implements RowMath<float[]> {
    @Override
    public float[] row(int length) {
        return new float[length];
    }

    @Override
    public float[][] rows(int count) {
        return new float[count][ROW];
    }

    @Override
    public float[] of(long[] values) {
        float[] row = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            row[i] = values[i];
        }
        return row;
    }

    @Override
    public void fill(float[] row, long value, int n) {
        Arrays.fill(row, 0, n, (float) value);
    }

    @Override
    public void gather(Block from, int[] cells, int first, int count, int channel, float[] row) {
        int lanes = from.lanes();
        if (lanes == 1) {
            float[] floats = from.floats();
            for (int p = 0; p < count; p++) {
                int cell = cells[first + p];
                row[p] = cell < 0 ? 0 : floats[cell + channel];
            }
            return;
        }
        for (int p = 0; p < count; p++) {
            int cell = cells[first + p];
            if (cell < 0) {
                Arrays.fill(row, p * lanes, (p + 1) * lanes, 0);
            } else {
                System.arraycopy(from.floats(), (cell + channel) * lanes, row, p * lanes, lanes);
            }
        }
    }

    @Override
    public void copy(Block from, int start, float[] row, int n) {
        System.arraycopy(from.floats(), start, row, 0, n);
    }

    @Override
    public void store(float[] row, Block to, int start, int n) {
        System.arraycopy(row, 0, to.floats(), start, n);
    }

    @Override
    public void scatter(float[] row, Block to, int first, int step, int count) {
        int lanes = to.lanes();
        if (lanes == 1) {
            float[] floats = to.floats();
            for (int p = 0; p < count; p++) {
                floats[first + p * step] = row[p];
            }
            return;
        }
        for (int p = 0; p < count; p++) {
            System.arraycopy(row, p * lanes, to.floats(), (first + p * step) * lanes, lanes);
        }
    }

    @Override
    public void multiplyAdd(float[] out, float[][] in, int count, float[] weights, int first, int step, int n) {
        int j = 0;
        for (; j + 4 <= count; j += 4) {
            int w = first + j * step;
            float w0 = weights[w];
            float w1 = weights[w + step];
            float w2 = weights[w + 2 * step];
            float w3 = weights[w + 3 * step];
            multiplyAdd(out, in[j], w0, in[j + 1], w1, in[j + 2], w2, in[j + 3], w3, n);
        }
        for (; j < count; j++) {
            multiplyAdd(out, in[j], weights[first + j * step], n);
        }
    }

    private static void multiplyAdd(
            float[] out, float[] a, float wa, float[] b, float wb, float[] c, float wc, float[] d, float wd, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.fma(d[i], wd, Math.fma(c[i], wc, Math.fma(b[i], wb, Math.fma(a[i], wa, out[i]))));
        }
    }

    private static void multiplyAdd(float[] out, float[] a, float wa, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.fma(a[i], wa, out[i]);
        }
    }

    @Override
    public void repeat(Block from, int start, int lanes, float[] row, int times) {
        float[] one = new float[lanes];
        copy(from, start, one, lanes);
        for (int t = 0; t < times; t++) {
            System.arraycopy(one, 0, row, t * lanes, lanes);
        }
    }

    @Override
    public void combine(Arithmetic.Operator operator, float[] out, float[] in, int n) {
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
    public void multiply(float[] row, long factor, int n) {
        float by = factor;
        for (int i = 0; i < n; i++) {
            row[i] *= by;
        }
    }

    @Override
    public void clamp(float[] row, long low, long high, int n) {
        float least = low;
        float most = high;
        for (int i = 0; i < n; i++) {
            row[i] = Math.max(least, Math.min(most, row[i]));
        }
    }

    @Override
    public void requantize(RowRequantizer requantizer, float[] row, int n, int channel) {
        requantizer.apply(row, n, channel);
    }
}
