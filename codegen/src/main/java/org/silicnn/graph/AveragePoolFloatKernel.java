package org.silicnn.graph;

import java.util.Arrays;
import java.util.List;
import org.silicnn.ir.Shape;

/** Mean under a window, channel by channel. */
final class AveragePoolFloatKernel implements FloatKernel {
    private final Taps taps;
    private final boolean countPadding;
    private final Shape output;

    AveragePoolFloatKernel(Op.AveragePool op, Shape input, Shape output) {
        this.taps = new Taps(op.window(), input, output);
        this.countPadding = op.countPadding();
        this.output = output;
    }

    @Override
    public float[] run(List<float[]> inputs) {
        float[] input = inputs.get(0);
        int channels = output.channels();
        float[] result = new float[output.elements()];
        double[] sums = new double[channels];
        int[] cells = new int[taps.count()];
        for (int position = 0; position < result.length / channels; position++) {
            taps.find(position, cells);
            Arrays.fill(sums, 0);
            int inside = 0;
            for (int cell : cells) {
                inside += cell == Taps.PADDING ? 0 : 1;
                for (int c = 0; cell != Taps.PADDING && c < channels; c++) {
                    sums[c] += input[cell + c];
                }
            }
            int divisor = countPadding ? cells.length : inside;
            for (int c = 0; c < channels; c++) {
                result[position * channels + c] = (float) (sums[c] / divisor);
            }
        }
        return result;
    }
}
