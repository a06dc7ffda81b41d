package org.silicnn.frontend.tflite;

import org.silicnn.frontend.Rejection;

/** Turns operations of one operator into nodes of the graph, or into constants. */
@FunctionalInterface
interface Converter {
    /**
     * Writes what the operation computes to its node's draft and sets its result.
     *
     * @throws Rejection if the operation asks for what can't be had
     * @throws org.silicnn.ir.InvalidNetworkException if an op of the graph refuses its operands
     */
    void convert(TfliteNode node);
}
