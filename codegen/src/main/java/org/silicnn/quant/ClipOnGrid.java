package org.silicnn.quant;

import java.util.ArrayList;
import java.util.List;
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
 * Takes out a clip in front of a {@link Quantize} whose format's own limits do it anyway, and puts a Quantize in front of
 * others, so that stored integers are clipped and never sums. Storing keeps order, so that changes nothing.
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
            Optional<Grid> grid = storedBehind(node, edit);
            if (grid.isPresent() && clipsNothing(node.op(), grid.get())) {
                edit.bypass(node);
            }
        }
        return withQuantizeBefore(edit.done());
    }

    private static Graph withQuantizeBefore(Graph graph) {
        GraphEdit edit = new GraphEdit(graph);
        List<Node> nodes = new ArrayList<>();
        for (Node node : edit.nodes()) {
            Optional<Grid> grid = storedBehind(node, edit);
            if (bounds(node.op()).isEmpty() || grid.isEmpty()) {
                nodes.add(node);
                continue;
            }
            String name = node.name() + ".quantize";
            while (graph.shapes().containsKey(name)) {
                name += "_";
            }
            nodes.add(new Node(name, new Quantize(grid.get()), node.inputs(), node.shape()));
            nodes.add(new Node(node.name(), node.op(), List.of(name), node.shape()));
        }
        return new Graph(graph.name(), graph.input(), graph.inputShape(), nodes);
    }

    /** How the value of a clip is stored, if nothing but a Quantize reads it. */
    private static Optional<Grid> storedBehind(Node node, GraphEdit edit) {
        return bounds(node.op())
                .flatMap(bounds -> edit.onlyReader(node.name()))
                .filter(reader -> reader.op() instanceof Quantize)
                .map(reader -> ((Quantize) reader.op()).grid());
    }

    private static boolean clipsNothing(Op op, Grid grid) {
        double[] bounds = bounds(op).orElseThrow();
        return grid.store(bounds[0]) == grid.format().min()
                && grid.store(bounds[1]) == grid.format().max();
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
