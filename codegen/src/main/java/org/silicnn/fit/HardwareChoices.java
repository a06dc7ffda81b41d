package org.silicnn.fit;

import java.util.HashMap;
import java.util.Map;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;

/**
 * What is given about the hardware of a network's layers, before anything is searched for.
 *
 * @param weights where they are, of layers that don't say it themselves
 * @param layers what is fixed for single ones, by the names that they have in the network
 */
public record HardwareChoices(WeightPlacement weights, Map<String, LayerChoice> layers) {
    /** Nothing is fixed. */
    public static final HardwareChoices NONE = new HardwareChoices(WeightPlacement.AUTO, Map.of());

    public HardwareChoices {
        layers = Map.copyOf(layers);
    }

    /** With one layer fixed like this, in the place of what was fixed for it before. */
    public HardwareChoices with(String layer, LayerChoice choice) {
        Map<String, LayerChoice> changed = new HashMap<>(layers);
        changed.put(layer, choice);
        return new HardwareChoices(weights, changed);
    }

    /** With the weights of all layers there that don't say it themselves. */
    public HardwareChoices withWeights(WeightPlacement placement) {
        return new HardwareChoices(placement, layers);
    }

    /** What is fixed for a layer. */
    LayerChoice of(String layer) {
        return layers.getOrDefault(layer, LayerChoice.NONE);
    }

    /** Where a layer's weights shall be. */
    WeightPlacement weights(String layer) {
        return of(layer).weights().orElse(weights);
    }

    /** These foldings, but for what is fixed. */
    public Foldings over(Foldings foldings) {
        Map<String, Folding> all = new HashMap<>(foldings.layers());
        layers.forEach((layer, choice) -> all.put(layer, choice.over(foldings.of(layer))));
        return new Foldings(foldings.others(), all, foldings.streamed(), foldings.portBits());
    }
}
