package org.silicnn.graph;

import java.util.List;
import org.silicnn.ir.Shape;

/**
 * Convolution as a product of weights and the patch under the window. Outputs lie side by side in the innermost loop, so
 * that the compiler can work on several at a time without changing the order of any sum.
 */
final class ConvFloatKernel implements FloatKernel {
    private final Taps taps;
    private final int positions;
    private final int groups;
    private final int inputsPerGroup;
    private final int outputsPerGroup;
    /** Group, place and input channel, output; the last fastest. */
    private final double[] weights;

    private final float[] bias;

    ConvFloatKernel(Op.Conv op, Shape input, Shape output) {
        taps = new Taps(op.window(), input, output);
        positions = output.elements() / output.channels();
        groups = op.groups();
        inputsPerGroup = input.channels() / groups;
        outputsPerGroup = op.bias().length / groups;
        bias = op.bias();
        weights = outputsFastest(op.weights());
    }

    private double[] outputsFastest(float[] source) {
        double[] result = new double[source.length];
        int patch = taps.count() * inputsPerGroup;
        for (int i = 0; i < source.length; i++) {
            int output = i / patch;
            int group = output / outputsPerGroup;
            result[(group * patch + i % patch) * outputsPerGroup + output % outputsPerGroup] = source[i];
        }
        return result;
    }

    @Override
    public float[] run(List<float[]> inputs) {
        float[] input = inputs.get(0);
        float[] output = new float[positions * bias.length];
        int[] cells = new int[taps.count()];
        double[] sums = new double[outputsPerGroup];
        for (int position = 0; position < positions; position++) {
            taps.find(position, cells);
            for (int group = 0; group < groups; group++) {
                int first = group * outputsPerGroup;
                for (int o = 0; o < outputsPerGroup; o++) {
                    sums[o] = bias[first + o];
                }
                addPatch(input, cells, group, sums);
                for (int o = 0; o < outputsPerGroup; o++) {
                    output[position * bias.length + first + o] = (float) sums[o];
                }
            }
        }
        return output;
    }

    private void addPatch(float[] input, int[] cells, int group, double[] sums) {
        int row = group * cells.length * inputsPerGroup * outputsPerGroup;
        for (int cell : cells) {
            if (cell == Taps.PADDING) {
                row += inputsPerGroup * outputsPerGroup;
                continue;
            }
            int from = cell + group * inputsPerGroup;
            for (int c = 0; c < inputsPerGroup; c++) {
                double value = input[from + c];
                for (int o = 0; o < sums.length; o++) {
                    sums[o] += value * weights[row + o];
                }
                row += outputsPerGroup;
            }
        }
    }
}
