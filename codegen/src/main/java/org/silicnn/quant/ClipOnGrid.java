package org.silicnn.quant;

import java.util.Optional;
import org.silicnn.graph.Function;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Grid;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.graph.Quantize;
import org.silicnn.pass.GraphEdit;
import org.silicnn.pass.GraphPass;

/**
 * Brings a clip in front of a {@link Quantize} behind it, where it is a clip of stored integers, and takes out those that
 * the format's own limits do anyway. Storing keeps order, so clipping the stored value at the stored bounds gives the same.
 */
final class ClipOnGrid implements GraphPass {
    @Override
    public String name() {
        return "clip-on-grid";
    }

    @Override
    public String description() {
        return "clip stored integers in place of the sums they are made of";
    }

    @Override
    public Graph apply(Graph graph) {
        GraphEdit edit = new GraphEdit(graph);
        for (Node stale : edit.nodes()) {
            Node node = edit.find(stale.name()).orElseThrow();
            if (node.op() instanceof Quantize quantize) {
                Optional<Node> clip = edit.onlyMaker(node.inputs().get(0))
                        .filter(maker -> bounds(maker.op()).isPresent());
                clip.ifPresent(maker -> {
                    edit.replace(maker, quantize);
                    edit.replace(node, maker.op());
                });
            }
        }
        for (Node stale : edit.nodes()) {
            Node node = edit.find(stale.name()).orElseThrow();
            if (clipsNothing(node, edit) && edit.canBypass(node)) {
                edit.bypass(node);
            }
        }
        return edit.done();
    }

    private static boolean clipsNothing(Node node, GraphEdit edit) {
        Optional<double[]> bounds = bounds(node.op());
        Optional<Grid> grid = edit.find(node.inputs().get(0))
                .map(Node::op)
                .filter(Quantize.class::isInstance)
                .map(op -> ((Quantize) op).grid());
        return bounds.isPresent()
                && grid.isPresent()
                && grid.get().store(bounds.get()[0]) == grid.get().format().min()
                && grid.get().store(bounds.get()[1]) == grid.get().format().max();
    }

    /** Between which numbers an op clips, if that is all it does. */
    static Optional<double[]> bounds(Op op) {
        if (op instanceof Op.Relu) {
            return Optional.of(new double[] {0, Double.POSITIVE_INFINITY});
        }
        return op instanceof Op.Activation activation && activation.function() == Function.CLIP
                ? Optional.of(new double[] {activation.alpha(), activation.beta()})
                : Optional.empty();
    }
}
