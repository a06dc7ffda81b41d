package org.silicnn.pass;

import java.util.Optional;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;

/**
 * Folds scalings and shifts, which is what batch normalisation and separate biases are after import, into the weights of
 * the convolution or dense layer before or behind them, across pooling, ReLU and reshapes where these allow it.
 */
final class FoldAffine implements GraphPass {
    @Override
    public String name() {
        return "fold-affine";
    }

    @Override
    public String description() {
        return "fold batch normalisation, scalings and separate biases into weights and biases";
    }

    @Override
    public Graph apply(Graph graph) {
        GraphEdit edit = new GraphEdit(graph);
        for (Node stale : edit.nodes()) {
            Node node = edit.find(stale.name()).orElseThrow();
            boolean folded = node.op() instanceof Op.Affine affine
                    && edit.canBypass(node)
                    && (foldUp(edit, node, PerChannel.of(affine)) || foldDown(edit, node, PerChannel.of(affine)));
            if (folded) {
                edit.bypass(node);
            }
        }
        return edit.done();
    }

    /** Towards the image, as long as nobody else sees the values on the way. */
    private static boolean foldUp(GraphEdit edit, Node affine, PerChannel start) {
        PerChannel travelling = start;
        Optional<Node> maker = edit.onlyMaker(affine.inputs().get(0));
        while (maker.isPresent()) {
            Node node = maker.get();
            Optional<Op> merged = Folding.behind(node.op(), travelling);
            if (merged.isPresent()) {
                edit.replace(node, merged.get());
                return true;
            }
            if (node.inputs().size() != 1) {
                return false;
            }
            String input = node.inputs().get(0);
            Optional<PerChannel> above =
                    travelling.across(node.op(), edit.shape(input).channels());
            if (above.isEmpty()) {
                return false;
            }
            travelling = above.get();
            maker = edit.onlyMaker(input);
        }
        return false;
    }

    private static boolean foldDown(GraphEdit edit, Node affine, PerChannel start) {
        PerChannel travelling = start;
        Optional<Node> reader = edit.onlyReader(affine.name());
        while (reader.isPresent()) {
            Node node = reader.get();
            Optional<Op> merged = Folding.before(node.op(), travelling);
            if (merged.isPresent()) {
                edit.replace(node, merged.get());
                return true;
            }
            Optional<PerChannel> below =
                    travelling.across(node.op(), node.shape().channels());
            if (below.isEmpty()) {
                return false;
            }
            travelling = below.get();
            reader = edit.onlyReader(node.name());
        }
        return false;
    }
}
