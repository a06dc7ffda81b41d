package org.silicnn.quant;

import java.util.List;
import org.silicnn.graph.Graph;
import org.silicnn.ir.Network;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/**
 * Turns a float graph into a network of integers.
 *
 * <p>A ReLU costs nothing: requantising to an unsigned format clips at 0. The last layer's sums are the network's output,
 * unrounded.
 */
public final class Quantizer {
    private Quantizer() {}

    /**
     * Quantises a network.
     *
     * @param graph as imported; it expects decoded images
     * @param images stored integers of some typical images, in memory order; none if the model file itself
     *     says how every value is stored
     * @param where the model, for messages
     * @throws UserException naming every node that can't be quantised
     */
    public static Network quantize(Graph graph, List<long[]> images, QuantizeOptions options, Where where) {
        return quantized(graph, images, options, where).network();
    }

    /** The same with what each layer stands for. Images are looked at only if the model leaves something to them. */
    public static Quantized quantized(Graph graph, List<long[]> images, QuantizeOptions options, Where where) {
        return CalibratedGraph.withoutImages(graph, options, where)
                .orElseGet(
                        () -> CalibratedGraph.of(graph, images, options, where).quantize(options));
    }
}
