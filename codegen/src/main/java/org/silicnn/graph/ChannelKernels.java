package org.silicnn.graph;

import org.silicnn.ir.Shape;

/** Ops that look at all channels of a place. */
final class ChannelKernels {
    /** Computes the outputs of one place, whose channels start at {@code from}. */
    @FunctionalInterface
    private interface Place {
        void compute(float[] input, int from, float[] output, int to);
    }

    private ChannelKernels() {}

    static FloatKernel softmax(Op.Softmax op, Shape shape) {
        int channels = shape.channels();
        return atEachPlace(shape, channels, (input, from, output, to) -> {
            double largest = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < channels; c++) {
                largest = Math.max(largest, input[from + c]);
            }
            double sum = 0;
            for (int c = 0; c < channels; c++) {
                sum += Math.exp(input[from + c] - largest);
            }
            for (int c = 0; c < channels; c++) {
                double above = input[from + c] - largest;
                output[to + c] = (float) (op.logarithm() ? above - Math.log(sum) : Math.exp(above) / sum);
            }
        });
    }

    static FloatKernel argMax(Op.ArgMax op, Shape shape) {
        return atEachPlace(shape, 1, (input, from, output, to) -> {
            int best = 0;
            for (int c = 1; c < shape.channels(); c++) {
                float value = input[from + c];
                float record = input[from + best];
                best = value > record || (op.last() && value == record) ? c : best;
            }
            output[to] = best;
        });
    }

    static FloatKernel lrn(Op.Lrn op, Shape shape) {
        int channels = shape.channels();
        int before = (op.size() - 1) / 2;
        return atEachPlace(shape, channels, (input, from, output, to) -> {
            for (int c = 0; c < channels; c++) {
                double sum = 0;
                for (int k = Math.max(0, c - before); k <= Math.min(channels - 1, c + op.size() - 1 - before); k++) {
                    sum += (double) input[from + k] * input[from + k];
                }
                double divisor = Math.pow(op.bias() + op.alpha() / (double) op.size() * sum, op.beta());
                output[to + c] = (float) (input[from + c] / divisor);
            }
        });
    }

    static FloatKernel pRelu(Op.PRelu op, Shape shape) {
        return atEachPlace(shape, shape.channels(), (input, from, output, to) -> {
            for (int c = 0; c < shape.channels(); c++) {
                float x = input[from + c];
                output[to + c] = x > 0 ? x : op.slope()[c] * x;
            }
        });
    }

    private static FloatKernel atEachPlace(Shape input, int outputChannels, Place place) {
        int places = input.elements() / input.channels();
        return inputs -> {
            float[] output = new float[places * outputChannels];
            for (int i = 0; i < places; i++) {
                place.compute(inputs.get(0), i * input.channels(), output, i * outputChannels);
            }
            return output;
        };
    }
}
