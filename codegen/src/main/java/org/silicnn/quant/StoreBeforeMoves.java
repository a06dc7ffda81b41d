package org.silicnn.quant;

import java.util.Optional;
import org.silicnn.graph.Dequantize;
import org.silicnn.graph.Graph;
import org.silicnn.graph.IntegerFunction;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.graph.Quantize;
import org.silicnn.pass.GraphEdit;
import org.silicnn.pass.GraphPass;

/**
 * Lets a {@link Quantize} and moves in front of it change places if sums are what is moved, so that they are stored as soon
 * as they are made: a move needs values, and which ones the model file says only behind it.
 */
final class StoreBeforeMoves implements GraphPass {
    @Override
    public String name() {
        return "store-before-moves";
    }

    @Override
    public String description() {
        return "store sums before they are moved, not behind";
    }

    @Override
    public Graph apply(Graph graph) {
        GraphEdit edit = new GraphEdit(graph);
        for (Node stale : edit.nodes()) {
            Node node = edit.find(stale.name()).orElseThrow();
            if (node.op() instanceof Quantize && movesSums(edit, node)) {
                up(edit, node);
            }
        }
        return edit.done();
    }

    /** Whether something is moved that isn't stored already. */
    private static boolean movesSums(GraphEdit edit, Node quantize) {
        Optional<Node> maker = edit.onlyMaker(quantize.inputs().get(0));
        while (maker.isPresent() && isMove(maker.get().op())) {
            String input = maker.get().inputs().get(0);
            maker = edit.onlyMaker(input).or(() -> edit.find(input));
        }
        return maker.filter(node -> !isStored(node.op())).isPresent();
    }

    private static void up(GraphEdit edit, Node quantize) {
        Node node = quantize;
        Optional<Node> maker = edit.onlyMaker(node.inputs().get(0));
        while (maker.isPresent() && isMove(maker.get().op())) {
            edit.swap(maker.get(), node);
            node = edit.find(maker.get().name()).orElseThrow();
            maker = edit.onlyMaker(node.inputs().get(0));
        }
    }

    private static boolean isMove(Op op) {
        return op instanceof Op.Transpose
                || op instanceof Op.Slice
                || op instanceof Op.Reshape
                || (op instanceof Op.Resize resize && resize.isChoice());
    }

    private static boolean isStored(Op op) {
        return op instanceof Quantize || op instanceof Dequantize || op instanceof IntegerFunction;
    }
}
