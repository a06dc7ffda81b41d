package org.silicnn.quant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Network;
import org.silicnn.pass.GraphPass;
import org.silicnn.pass.Pipeline;
import org.silicnn.problem.CodegenProblem;
import org.silicnn.problem.Diagnostics;
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
     * @param images stored integers of some typical images, in memory order; at least one
     * @param where the model, for messages
     * @throws UserException naming every node that can't be quantised
     */
    public static Network quantize(Graph graph, List<long[]> images, QuantizeOptions options, Where where) {
        Graph raw = prepared(options).apply(graph);
        requireLowerings(raw, where);
        Calibration calibration = Calibration.of(raw, floats(images));
        LoweringContext context = new LoweringContext(raw, calibration, options);
        for (Node node : raw.nodes()) {
            lower(node, node.op(), context, where);
        }
        return new Network(graph.name(), graph.input(), context.inputType(), context.layers());
    }

    /** What happens to a graph between import and calibration. */
    private static Pipeline prepared(QuantizeOptions options) {
        List<GraphPass> passes = new ArrayList<>(Pipeline.standard().passes());
        if (options.equalization()) {
            passes.add(new EqualizeChannels());
        }
        // After equalisation: the pixel's scale in the first layer's weights says nothing of how far they reach.
        passes.add(new DecodeInput(options.encoding()));
        passes.addAll(Pipeline.standard().passes());
        return new Pipeline(passes);
    }

    private static void requireLowerings(Graph graph, Where where) {
        Diagnostics diagnostics = new Diagnostics();
        for (Node node : graph.nodes()) {
            if (Lowerings.of(node.op()).isEmpty()) {
                diagnostics.report(
                        CodegenProblem.OPERATOR_NOT_QUANTIZED,
                        where.node(node.name(), node.op().word()),
                        node.op().word());
            }
        }
        diagnostics.stopIfErrors();
    }

    private static <O extends Op> void lower(Node node, O op, LoweringContext context, Where where) {
        Optional<Lowering<O>> lowering = Lowerings.of(op);
        try {
            lowering.orElseThrow().lower(node, op, context);
        } catch (InvalidNetworkException e) {
            throw new UserException(
                    CodegenProblem.NOT_QUANTIZABLE,
                    where.node(node.name(), node.op().word()),
                    e.getMessage());
        }
    }

    private static List<float[]> floats(List<long[]> images) {
        List<float[]> floats = new ArrayList<>();
        for (long[] image : images) {
            float[] values = new float[image.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = image[i];
            }
            floats.add(values);
        }
        return floats;
    }
}
