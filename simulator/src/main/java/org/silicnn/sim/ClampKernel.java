package org.silicnn.sim;

import java.util.Arrays;
import org.silicnn.ir.Clamp;

/** Reference loop of {@link Clamp}. */
final class ClampKernel {
    private ClampKernel() {}

    static Tensor run(Clamp layer, Tensor input) {
        return new Tensor(
                layer.outputType(),
                Arrays.stream(input.values())
                        .map(value -> Math.min(Math.max(value, layer.low()), layer.high()))
                        .toArray());
    }
}
