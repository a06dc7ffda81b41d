package org.silicnn.emit.layer;

import java.util.Map;
import java.util.Set;

/**
 * The folding of each weighted layer, and where its weights are.
 *
 * @param others of the layers without one of their own
 * @param layers by the name of the layer
 * @param streamed names of layers whose weights come out of external memory; those of all others are tables on the chip
 */
public record Foldings(Folding others, Map<String, Folding> layers, Set<String> streamed) {
    public Foldings {
        layers = Map.copyOf(layers);
        streamed = Set.copyOf(streamed);
    }

    /** All weights on the chip. */
    public Foldings(Folding others, Map<String, Folding> layers) {
        this(others, layers, Set.of());
    }

    /** The same for all layers. */
    public static Foldings all(Folding folding) {
        return new Foldings(folding, Map.of());
    }

    /** With the weights of these layers in external memory. */
    public Foldings withStreamed(Set<String> names) {
        return new Foldings(others, layers, names);
    }

    public Folding of(String layer) {
        return layers.getOrDefault(layer, others);
    }
}
