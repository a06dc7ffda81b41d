package org.silicnn.graph;

import org.silicnn.ir.Window;

/**
 * What a node computes, in floating point. Operand tensors are channels last. The arrays of a record are not copied:
 * whoever makes an op gives them away, and nobody writes to them afterwards.
 */
public sealed interface Op {
    /** One word for messages, as the field says it. */
    default String word() {
        return getClass().getSimpleName();
    }

    /**
     * Cross-correlation.
     *
     * @param window one, two or three axes
     * @param weights output channel, kernel positions outermost axis first, input channel of the group; the last fastest
     * @param bias one for each output channel
     */
    record Conv(Window window, int groups, float[] weights, float[] bias) implements Op {}

    /**
     * Fully connected over all elements of the input in memory order.
     *
     * @param weights output, input element; the last fastest
     * @param bias one for each output
     */
    record Dense(float[] weights, float[] bias) implements Op {}

    /** Largest value under a window; padding doesn't take part. */
    record MaxPool(Window window) implements Op {}

    /** {@code max(0, x)}. */
    record Relu() implements Op {}
}
