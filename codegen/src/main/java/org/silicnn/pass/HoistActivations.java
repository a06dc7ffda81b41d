package org.silicnn.pass;

import java.util.Optional;
import org.silicnn.graph.Composite;
import org.silicnn.graph.Function;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;

/**
 * Lets an activation and what moves or picks elements in front of it change places, so that the activation meets the sums
 * of the layer in front: these are then rounded once, and fewer elements go through it.
 */
final class HoistActivations implements GraphPass {
    @Override
    public String name() {
        return "hoist-activations";
    }

    @Override
    public String description() {
        return "apply activations before their input is moved, repeated or pooled by maximum";
    }

    @Override
    public Graph apply(Graph graph) {
        GraphEdit edit = new GraphEdit(graph);
        for (Node stale : edit.nodes()) {
            hoist(edit, stale.name());
        }
        return edit.done();
    }

    /** Up as long as there is something to pass; the ops change places, the names of nodes stay where they are. */
    private static void hoist(GraphEdit edit, String activation) {
        Node node = edit.find(activation).orElseThrow();
        while (isActivation(node.op())) {
            Optional<Node> maker = edit.onlyMaker(node.inputs().get(0));
            if (maker.isEmpty() || !commutes(maker.get().op(), node.op())) {
                return;
            }
            edit.swap(maker.get(), node);
            node = edit.find(maker.get().name()).orElseThrow();
        }
    }

    private static boolean isActivation(Op op) {
        return op instanceof Op.Relu
                || op instanceof Op.Activation
                || (op instanceof Composite composite && composite.functions() == 1);
    }

    private static boolean commutes(Op move, Op activation) {
        if (move instanceof Op.MaxPool) {
            return activation instanceof Op.Relu
                    || (activation instanceof Op.Activation of && of.function() == Function.CLIP);
        }
        return move instanceof Op.Transpose
                || move instanceof Op.Slice
                || move instanceof Op.Reshape
                || (move instanceof Op.Resize resize && resize.isChoice());
    }
}
