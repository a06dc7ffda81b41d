package org.silicnn.sim;

import org.silicnn.ir.ArgMax;
import org.silicnn.ir.Shape;

/** Reference loops of {@link ArgMax}. */
final class ArgMaxKernel {
    private ArgMaxKernel() {}

    static Tensor run(ArgMax layer, Tensor input) {
        Shape shape = input.type().shape();
        long[] numbers = new long[shape.places()];
        for (int place = 0; place < numbers.length; place++) {
            int best = 0;
            for (int c = 1; c < shape.channels(); c++) {
                long value = input.values()[place * shape.channels() + c];
                long largest = input.values()[place * shape.channels() + best];
                best = value > largest || (layer.last() && value == largest) ? c : best;
            }
            numbers[place] = best;
        }
        return new Tensor(layer.outputType(), numbers);
    }
}
