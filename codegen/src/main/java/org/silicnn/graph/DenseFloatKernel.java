package org.silicnn.graph;

import java.util.List;

/**
 * Weighted sums over all inputs, on the weights as they lie: those of large layers are most of a network, and a copy in
 * another order would double it. Each sum is in the order of the inputs, and some go on side by side, since no addition
 * can begin before the one that it adds to has ended.
 */
final class DenseFloatKernel implements FloatKernel {
    private static final int SIDE_BY_SIDE = 4;

    private final float[] weights;
    private final float[] bias;

    DenseFloatKernel(Op.Dense op) {
        weights = op.weights();
        bias = op.bias();
    }

    @Override
    public float[] run(List<float[]> inputs) {
        float[] input = inputs.get(0);
        float[] output = new float[bias.length];
        int first = 0;
        for (; first + SIDE_BY_SIDE <= output.length; first += SIDE_BY_SIDE) {
            addFour(input, first, output);
        }
        for (; first < output.length; first++) {
            double sum = bias[first];
            for (int i = 0; i < input.length; i++) {
                sum += (double) input[i] * weights[first * input.length + i];
            }
            output[first] = (float) sum;
        }
        return output;
    }

    private void addFour(float[] input, int first, float[] output) {
        int run = input.length;
        int row = first * run;
        double a = bias[first];
        double b = bias[first + 1];
        double c = bias[first + 2];
        double d = bias[first + 3];
        for (int i = 0; i < run; i++) {
            double value = input[i];
            a += value * weights[row + i];
            b += value * weights[row + run + i];
            c += value * weights[row + 2 * run + i];
            d += value * weights[row + 3 * run + i];
        }
        output[first] = (float) a;
        output[first + 1] = (float) b;
        output[first + 2] = (float) c;
        output[first + 3] = (float) d;
    }
}
