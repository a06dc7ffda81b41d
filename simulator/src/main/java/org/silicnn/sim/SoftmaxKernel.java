package org.silicnn.sim;

import org.silicnn.fixed.Share;
import org.silicnn.ir.Softmax;

/** Reference loops of {@link Softmax}. */
final class SoftmaxKernel {
    private SoftmaxKernel() {}

    static Tensor run(Softmax layer, Tensor input) {
        int channels = input.type().shape().channels();
        int width = layer.outputType().format().width();
        long[] values = input.values();
        long[] shares = new long[values.length];
        for (int first = 0; first < values.length; first += channels) {
            long largest = values[first];
            for (int i = first; i < first + channels; i++) {
                largest = Math.max(largest, values[i]);
            }
            long sum = 0;
            for (int i = first; i < first + channels; i++) {
                sum += Share.counted(exponential(layer, largest - values[i]));
            }
            Share share = Share.of(sum);
            for (int i = first; i < first + channels; i++) {
                long part = exponential(layer, largest - values[i]);
                shares[i] = layer.outputType().zeroPoint() + share.of(part, width);
            }
        }
        return new Tensor(layer.outputType(), shares);
    }

    private static long exponential(Softmax layer, long distance) {
        return distance < layer.exponentials().size() ? layer.exponentials().get((int) distance) : 0;
    }
}
