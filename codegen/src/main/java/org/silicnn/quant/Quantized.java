package org.silicnn.quant;

import java.util.List;
import java.util.Set;
import org.silicnn.graph.Graph;
import org.silicnn.ir.Network;

/**
 * A quantised network beside the float graph that it stands for.
 *
 * @param network integers
 * @param prepared the float graph that was lowered: after all passes, taking stored integers as the network does
 * @param origins of the layers of the network, in its order; without those that stand for nothing in the float graph
 * @param nodesWithWeights nodes of {@code prepared} whose weights have a width that can be chosen; that of weights which
 *     the model file stores as integers can't
 * @param nodesWithValues nodes of {@code prepared} whose values are stored in a width that can be chosen
 */
public record Quantized(
        Network network,
        Graph prepared,
        List<Origin> origins,
        Set<String> nodesWithWeights,
        Set<String> nodesWithValues) {
    public Quantized {
        origins = List.copyOf(origins);
        nodesWithWeights = Set.copyOf(nodesWithWeights);
        nodesWithValues = Set.copyOf(nodesWithValues);
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
