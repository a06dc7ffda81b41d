package org.silicnn.store;

import org.silicnn.ir.Constant;
import org.silicnn.ir.InvalidNetworkException;

/** Where the constants lie that the JSON of a layer refers to. */
interface ConstantSource {
    /**
     * The constant that {@code reference} stands for.
     *
     * @throws InvalidNetworkException if a field is missing or wrong
     */
    Constant read(Fields reference);
}
