package org.silicnn.frontend.keras;

import org.silicnn.frontend.Activation;

/** Turns calls of one type of layer into nodes of the graph. */
@FunctionalInterface
interface Converter {
    /**
     * Writes what the call computes to the layer's draft.
     *
     * @throws org.silicnn.frontend.Rejection if the layer asks for what can't be had
     * @throws org.silicnn.ir.InvalidNetworkException if an op of the graph refuses its operands
     */
    Activation convert(KerasLayer layer);
}
