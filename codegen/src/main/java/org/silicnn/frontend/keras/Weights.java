package org.silicnn.frontend.keras;

import java.util.List;
import org.silicnn.frontend.Constant;

/** Where a file keeps the weights of its layers. */
interface Weights {
    /**
     * The arrays of a layer in the order in which Keras makes them: what is trained first.
     *
     * @throws org.silicnn.frontend.Rejection if they can't be read
     */
    List<Constant> of(LayerPlace place);
}
