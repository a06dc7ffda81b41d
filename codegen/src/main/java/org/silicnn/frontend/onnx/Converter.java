package org.silicnn.frontend.onnx;

import org.silicnn.frontend.Rejection;

/** Turns nodes of one operator into nodes of the graph, or into constants. */
@FunctionalInterface
interface Converter {
    /**
     * Writes what the node computes to its draft and sets its results.
     *
     * @throws Rejection if the node asks for what can't be had
     * @throws org.silicnn.ir.InvalidNetworkException if an op of the graph refuses its operands
     */
    void convert(OnnxNode node);
}
