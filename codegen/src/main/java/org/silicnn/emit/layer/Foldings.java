package org.silicnn.emit.layer;

import java.util.Map;
import java.util.Set;

/**
 * The folding of each weighted layer, where its weights are, and how wide the words of the top function may be.
 *
 * @param others of the layers without one of their own
 * @param layers by the name of the layer
 * @param streamed names of layers whose weights come out of external memory; those of all others are tables on the chip
 * @param portBits of a word of the image and of the result, at most; a word holds one value in any case
 */
public record Foldings(Folding others, Map<String, Folding> layers, Set<String> streamed, int portBits) {
    /** What one AXI port of most devices carries in a cycle, and the widest native integer. */
    public static final int PORT_BITS = 64;

    public Foldings {
        layers = Map.copyOf(layers);
        streamed = Set.copyOf(streamed);
    }

    /** All weights on the chip. */
    public Foldings(Folding others, Map<String, Folding> layers) {
        this(others, layers, Set.of(), PORT_BITS);
    }

    /** The same for all layers. */
    public static Foldings all(Folding folding) {
        return new Foldings(folding, Map.of());
    }

    /** With the weights of these layers in external memory. */
    public Foldings withStreamed(Set<String> names) {
        return new Foldings(others, layers, names, portBits);
    }

    /** With no wider words at the top function. */
    public Foldings withPortBits(int bits) {
        return new Foldings(others, layers, streamed, bits);
    }

    public Folding of(String layer) {
        return layers.getOrDefault(layer, others);
    }
}
