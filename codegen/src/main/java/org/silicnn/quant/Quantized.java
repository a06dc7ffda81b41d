package org.silicnn.quant;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.silicnn.graph.Graph;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Dense;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Lookup;
import org.silicnn.ir.Network;
import org.silicnn.ir.Requantize;

/**
 * A quantised network beside the float graph that it stands for.
 *
 * @param network integers
 * @param prepared the float graph that was lowered: after all passes, taking stored integers as the network does
 * @param origins of each layer of the network, in its order
 */
public record Quantized(Network network, Graph prepared, List<Origin> origins) {
    public Quantized {
        origins = List.copyOf(origins);
    }

    /** Nodes of {@link #prepared} whose weights have a width that can be chosen. */
    public Set<String> nodesWithWeights() {
        return nodes(layer -> layer instanceof Conv || layer instanceof Dense);
    }

    /** Nodes of {@link #prepared} whose values are stored in a width that can be chosen. */
    public Set<String> nodesWithValues() {
        return nodes(layer -> layer instanceof Lookup || layer instanceof Requantize);
    }

    private Set<String> nodes(Predicate<Layer> which) {
        Map<String, Layer> layers =
                network.layers().stream().collect(Collectors.toMap(Layer::name, Function.identity()));
        return origins.stream()
                .filter(origin -> which.test(layers.get(origin.layer())))
                .map(Origin::value)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Which float value a layer's tensor stands for; both have the same elements in the same order.
     *
     * @param layer of the network
     * @param value of the prepared graph
     * @param scales worth of one step of the tensor: one for all channels, or one for each
     */
    public record Origin(String layer, String value, List<Double> scales) {
        public Origin {
            scales = List.copyOf(scales);
        }

        /** The real number that a stored integer of this tensor stands for. */
        public double real(long stored, int zeroPoint, int channel) {
            return scales.get(scales.size() == 1 ? 0 : channel) * (stored - zeroPoint);
        }
    }
}
