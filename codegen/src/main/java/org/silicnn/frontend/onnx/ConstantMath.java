package org.silicnn.frontend.onnx;

import java.util.function.DoubleUnaryOperator;
import org.silicnn.frontend.Constant;

/** Arithmetic on constants. */
final class ConstantMath {
    private ConstantMath() {}

    /** A function of each element, rounded to float. */
    static Constant map(Constant constant, DoubleUnaryOperator function) {
        float[] values = constant.floats();
        float[] results = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            results[i] = (float) function.applyAsDouble(values[i]);
        }
        return Constant.of(constant.dims(), results);
    }
}
