package org.silicnn.frontend.keras;

import java.util.List;

/**
 * A model as its JSON describes it, sequential ones as the chain they are.
 *
 * @param layers in the file's order
 * @param inputs its input layers' tensors
 */
record ModelSpec(String name, List<LayerSpec> layers, List<Source> inputs, List<Source> outputs) {
    ModelSpec {
        layers = List.copyOf(layers);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
