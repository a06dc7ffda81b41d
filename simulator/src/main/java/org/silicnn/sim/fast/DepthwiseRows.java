package org.silicnn.sim.fast;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/**
 * A depthwise convolution of stacked pictures in plain loops over the channels of a place. Each cell is copied into an
 * array of its own, once for all its taps: C2 makes vector instructions of such loops alone, see {@link FloatRows}.
 */
final class DepthwiseRows implements Kernel {
    private final Cells cells;
    private final Window window;
    private final float[][] weights;
    private final float[] bias;
    private final Optional<RowRequantizer> requantizer;

    DepthwiseRows(Weighted layer, Optional<RowRequantizer> requantizer) {
        this.cells = layer.cells();
        this.window = cells.window();
        this.requantizer = requantizer;
        int channels = layer.bias().size();
        bias = new float[channels];
        weights = new float[window.taps()][channels];
        for (int c = 0; c < channels; c++) {
            bias[c] = layer.bias().get(c);
            for (int t = 0; t < weights.length; t++) {
                weights[t][c] = layer.weights().get(c * weights.length + t);
            }
        }
    }

    /** Whether it can do a layer: two axes at most. */
    static boolean suits(Weighted layer) {
        return layer.isDepthwise()
                && layer.cells().input().depth() == 1
                && layer.cells().window().depth().equals(Window.Axis.NONE);
    }

    /** Rows of output. */
    @Override
    public int units(Block output) {
        return output.places() / output.type().shape().width();
    }

    @Override
    public void run(List<Block> inputs, Block output, int from, int to) {
        Shape shape = output.type().shape();
        Rows rows = new Rows();
        float[] sums = new float[bias.length];
        float[][] under = new float[weights.length][];
        for (int unit = from; unit < to; unit++) {
            int picture = unit / shape.height();
            for (int x = 0; x < shape.width(); x++) {
                for (int t = 0; t < under.length; t++) {
                    int ky = t / window.width().kernel();
                    int kx = t % window.width().kernel();
                    int cellY = window.height().cell(unit % shape.height(), ky);
                    under[t] = rows.cell(
                            inputs.get(0), picture, cellY, window.width().cell(x, kx));
                }
                System.arraycopy(bias, 0, sums, 0, sums.length);
                multiplyAdd(sums, under);
                requantizer.ifPresent(each -> each.applyPlaces(sums, 0, 1));
                System.arraycopy(sums, 0, output.floats(), (unit * shape.width() + x) * sums.length, sums.length);
            }
        }
    }

    private void multiplyAdd(float[] sums, float[][] under) {
        int t = 0;
        for (; t + 3 <= under.length; t += 3) {
            multiplyAdd(sums, under[t], weights[t], under[t + 1], weights[t + 1], under[t + 2], weights[t + 2]);
        }
        for (; t < under.length; t++) {
            multiplyAdd(sums, under[t], weights[t]);
        }
    }

    private static void multiplyAdd(float[] out, float[] a, float[] wa, float[] b, float[] wb, float[] c, float[] wc) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.fma(c[i], wc[i], Math.fma(b[i], wb[i], Math.fma(a[i], wa[i], out[i])));
        }
    }

    private static void multiplyAdd(float[] out, float[] a, float[] wa) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.fma(a[i], wa[i], out[i]);
        }
    }

    /** The rows that the window covers, each cell in an array of its own. */
    private final class Rows {
        private final int height = cells.input().height();
        private final int width = cells.input().width();
        private final float[] padding = new float[bias.length];
        private final int[] held = new int[Math.min(height, window.height().reach())];
        private final float[][][] values = new float[held.length][width][bias.length];

        Rows() {
            Arrays.fill(held, -1);
        }

        float[] cell(Block from, int picture, int y, int x) {
            if (y < 0 || y >= height || x < 0 || x >= width) {
                return padding;
            }
            int slot = y % held.length;
            int row = picture * height + y;
            if (held[slot] != row) {
                held[slot] = row;
                for (int i = 0; i < width; i++) {
                    System.arraycopy(from.floats(), (row * width + i) * bias.length, values[slot][i], 0, bias.length);
                }
            }
            return values[slot][x];
        }
    }

    @Override
    public String engine() {
        return "float";
    }
}
