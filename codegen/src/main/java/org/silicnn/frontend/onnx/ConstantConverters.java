package org.silicnn.frontend.onnx;

import org.silicnn.frontend.Constant;

/** Operators that only give numbers. */
final class ConstantConverters {
    private ConstantConverters() {}

    static void constant(OnnxNode node) {
        node.result(node.tensor("value")
                .or(() -> node.numbers("value_floats").map(values -> Constant.of(new int[] {values.length}, values)))
                .or(() -> node.longs("value_ints").map(values -> Constant.of(new int[] {values.length}, values)))
                .or(() -> node.longInteger("value_int").map(value -> Constant.of(new int[0], new long[] {value})))
                .or(() -> node.optionalNumber("value_float").map(value -> Constant.of(new int[0], new float[] {value})))
                .orElseThrow(() -> node.missing("value")));
    }
}
