package org.silicnn.frontend.keras;

import java.util.List;
import java.util.Optional;

/**
 * A layer as a model's JSON describes it.
 *
 * @param name unique in its model
 * @param type the class, {@code Conv2D}; with its package in front if it isn't one of Keras
 * @param calls what each call of it is given; a layer that is shared has several
 * @param inner the model that it is, if it is one
 */
record LayerSpec(String name, String type, Settings settings, List<Call> calls, Optional<ModelSpec> inner) {
    static final String INPUT = "InputLayer";

    LayerSpec {
        calls = List.copyOf(calls);
    }

    boolean isInput() {
        return type.equals(INPUT);
    }
}
