package org.silicnn.quant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Grid;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.graph.Quantize;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Network;
import org.silicnn.pass.GraphPass;
import org.silicnn.pass.Pipeline;
import org.silicnn.pass.RemoveHead;
import org.silicnn.problem.CodegenProblem;
import org.silicnn.problem.Diagnostics;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/**
 * A graph made ready for quantisation, with what its values look like on real images: what is long to compute and the
 * same for every choice of widths.
 */
public final class CalibratedGraph {
    private final Graph prepared;
    private final Calibration calibration;
    private final Where where;

    private CalibratedGraph(Graph prepared, Calibration calibration, Where where) {
        this.prepared = prepared;
        this.calibration = calibration;
        this.where = where;
    }

    /**
     * Calibrates a graph.
     *
     * @param graph as imported; it expects decoded images
     * @param images stored integers of some typical images, in memory order; none if the model file itself says how
     *     every value is stored
     * @param options of which only the encoding and whether to equalise matter here
     * @param where the model, for messages
     * @throws UserException naming every node that can't be quantised
     */
    public static CalibratedGraph of(Graph graph, List<long[]> images, QuantizeOptions options, Where where) {
        Graph prepared = pipeline(options).apply(graph);
        requireLowerings(prepared, where);
        FiniteConstants.require(prepared, where);
        return new CalibratedGraph(prepared, Calibration.of(prepared, floats(images)), where);
    }

    /**
     * The network of a model that itself says how every value is stored.
     *
     * @return empty if images must say it of some value
     * @throws UserException naming every node that can't be quantised
     */
    public static Optional<Quantized> withoutImages(Graph graph, QuantizeOptions options, Where where) {
        CalibratedGraph nothingSeen = of(graph, List.of(), options, where);
        LoweringContext context = new LoweringContext(nothingSeen.prepared, nothingSeen.calibration, options);
        try {
            return Optional.of(nothingSeen.lowered(context));
        } catch (UnknownRangeException e) {
            return Optional.empty();
        }
    }

    /** How the network of a graph takes its images. */
    public static FixedFormat inputFormat(Graph graph, QuantizeOptions options) {
        Graph decoded =
                new DecodeInput(options.encoding()).apply(Pipeline.standard().apply(graph));
        return decoded.storedInput().map(Grid::format).orElse(options.inputFormat());
    }

    /**
     * Quantises it.
     *
     * @param options with the encoding and equalisation that it was calibrated with
     * @throws UserException naming the node that can't be quantised
     */
    public Quantized quantize(QuantizeOptions options) {
        LoweringContext context = new LoweringContext(prepared, calibration, options);
        try {
            return lowered(context);
        } catch (UnknownRangeException e) {
            Node node = prepared.nodes().get(context.lowered());
            throw new UserException(
                    CodegenProblem.CALIBRATION_NEEDED,
                    where.node(node.name(), node.op().word()));
        }
    }

    private Quantized lowered(LoweringContext context) {
        for (Node node : prepared.nodes()) {
            lower(node, node.op(), context);
            context.next();
        }
        if (context.layers().isEmpty()) {
            // A network must have a layer; one that only reads its image differently has one that copies it.
            context.copy(prepared.output());
        }
        Network network = new Network(prepared.name(), prepared.input(), context.inputType(), context.layers());
        Quantized quantized =
                new Quantized(network, prepared, context.origins(), context.chosenWeights(), context.chosenValues());
        LayerChoices.requireEffect(context.options(), quantized, where);
        return quantized;
    }

    private <O extends Op> void lower(Node node, O op, LoweringContext context) {
        Optional<Node> storing = storing(prepared, node);
        Optional<JointLowering<O>> joint = storing.flatMap(reader -> JointLowerings.of(op, grid(reader)));
        try {
            if (joint.isPresent()) {
                Node reader = storing.get();
                joint.get().lower(node, op, reader, grid(reader), context);
            } else if (!context.isLowered(node)) {
                Lowerings.of(op).orElseThrow().lower(node, op, context);
            }
        } catch (InvalidNetworkException e) {
            throw new UserException(
                    CodegenProblem.NOT_QUANTIZABLE,
                    where.node(node.name(), node.op().word()),
                    e.getMessage());
        }
    }

    /** The node that stores a node's value as the model file says, if nothing else reads it. */
    private static Optional<Node> storing(Graph graph, Node node) {
        List<Node> readers = graph.nodes().stream()
                .filter(reader -> reader.inputs().contains(node.name()))
                .toList();
        return readers.size() == 1 && readers.get(0).op() instanceof Quantize
                ? Optional.of(readers.get(0))
                : Optional.empty();
    }

    private static Grid grid(Node storing) {
        return ((Quantize) storing.op()).grid();
    }

    /** What happens to a graph between import and calibration. */
    private static Pipeline pipeline(QuantizeOptions options) {
        List<GraphPass> passes = new ArrayList<>(Pipeline.standard().passes());
        if (options.equalization()) {
            passes.add(new EqualizeChannels());
        }
        // After equalisation: the pixel's scale in the first layer's weights says nothing of how far they reach.
        passes.add(new DecodeInput(options.encoding()));
        passes.addAll(Pipeline.standard().passes());
        // Behind those that put moves behind convolutions.
        passes.add(new StoreBeforeMoves());
        passes.add(new ClipOnGrid());
        // Last: what stands before the head is known only when moves and names behind it are gone.
        passes.add(new RemoveHead());
        return new Pipeline(passes);
    }

    private static void requireLowerings(Graph graph, Where where) {
        Diagnostics diagnostics = new Diagnostics();
        for (Node node : graph.nodes()) {
            boolean joint = storing(graph, node)
                    .flatMap(reader -> JointLowerings.of(node.op(), grid(reader)))
                    .isPresent();
            if (!joint) {
                requireLowering(
                        node.op(),
                        diagnostics,
                        where.node(node.name(), node.op().word()));
            }
        }
        diagnostics.stopIfErrors();
    }

    private static <O extends Op> void requireLowering(O op, Diagnostics diagnostics, Where where) {
        Optional<Lowering<O>> lowering = Lowerings.of(op);
        if (lowering.isEmpty()) {
            diagnostics.report(CodegenProblem.OPERATOR_NOT_QUANTIZED, where, op.word());
        } else {
            lowering.get()
                    .objection(op)
                    .ifPresent(objection -> diagnostics.report(CodegenProblem.NOT_QUANTIZABLE, where, objection));
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
