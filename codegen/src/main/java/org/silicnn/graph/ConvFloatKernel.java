package org.silicnn.graph;

import java.util.List;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/**
 * Convolution as a product of weights and the patch under the window. Outputs lie side by side in the innermost loop, so
 * that the compiler can work on several at a time without changing the order of any sum.
 */
final class ConvFloatKernel implements FloatKernel {
    private final Taps taps;
    private final int positions;
    private final int groups;
    private final int inputChannels;
    private final int inputsPerGroup;
    private final int outputsPerGroup;
    /** Group, place and input channel, output; the last fastest. */
    private final double[] weights;

    private final float[] bias;

    ConvFloatKernel(Op.Conv op, Shape input, Shape output) {
        this(op.window(), op.groups(), op.weights(), op.bias(), input, output);
    }

    private ConvFloatKernel(Window window, int groups, float[] weights, float[] bias, Shape input, Shape output) {
        this.taps = new Taps(window, input, output);
        this.positions = output.elements() / output.channels();
        this.groups = groups;
        this.inputChannels = input.channels();
        this.inputsPerGroup = inputChannels / groups;
        this.outputsPerGroup = bias.length / groups;
        this.bias = bias;
        this.weights = outputsFastest(weights);
    }

    static ConvFloatKernel dense(Op.Dense op, Shape input) {
        Window window = Window.of(Window.Axis.NONE, Window.Axis.NONE);
        Shape flat = Shape.vector(input.elements());
        return new ConvFloatKernel(window, 1, op.weights(), op.bias(), flat, Shape.vector(op.bias().length));
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
