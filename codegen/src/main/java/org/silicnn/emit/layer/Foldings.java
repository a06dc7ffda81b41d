package org.silicnn.emit.layer;

import java.util.Map;

/**
 * The folding of each weighted layer.
 *
 * @param others of the layers without one of their own
 * @param layers by the name of the layer
 */
public record Foldings(Folding others, Map<String, Folding> layers) {
    public Foldings {
        layers = Map.copyOf(layers);
    }

    /** The same for all layers. */
    public static Foldings all(Folding folding) {
        return new Foldings(folding, Map.of());
    }

    public Folding of(String layer) {
        return layers.getOrDefault(layer, others);
    }
}
