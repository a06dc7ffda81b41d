package org.silicnn.graph;

import java.util.List;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Shape;

/** What ops require of their operands. */
final class Operands {
    private Operands() {}

    static Shape one(List<Shape> inputs) {
        require(inputs, 1);
        return inputs.get(0);
    }

    static void require(List<Shape> inputs, int count) {
        if (inputs.size() != count) {
            throw new InvalidNetworkException("there must be " + count + " operands, not " + inputs.size());
        }
    }

    static void requireSize(String what, float[] values, long size) {
        if (values.length != size) {
            throw new InvalidNetworkException(what + " must be " + size + " numbers, not " + values.length);
        }
    }

    static void requireElements(Shape input, Shape output) {
        if (input.elements() != output.elements()) {
            throw new InvalidNetworkException(
                    "the output must have the input's " + input.elements() + " elements, not " + output.elements());
        }
    }
}
