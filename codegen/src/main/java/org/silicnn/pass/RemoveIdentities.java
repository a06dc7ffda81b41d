package org.silicnn.pass;

import org.silicnn.graph.Graph;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;

/** Takes out what changes nothing. */
final class RemoveIdentities implements GraphPass {
    @Override
    public String name() {
        return "remove-identities";
    }

    @Override
    public String description() {
        return "take out reshapes, transposes and scalings that change nothing";
    }

    @Override
    public Graph apply(Graph graph) {
        GraphEdit edit = new GraphEdit(graph);
        for (Node stale : edit.nodes()) {
            Node node = edit.find(stale.name()).orElseThrow();
            if (isIdentity(node, edit) && edit.canBypass(node)) {
                edit.bypass(node);
            }
        }
        return edit.done();
    }

    private static boolean isIdentity(Node node, GraphEdit edit) {
        if (node.op() instanceof Op.Affine affine) {
            return all(affine.scale(), 1) && all(affine.shift(), 0);
        }
        if (!(node.op() instanceof Op.Reshape)) {
            return false;
        }
        boolean sameShape = node.shape().equals(edit.shape(node.inputs().get(0)));
        // Neither a dense layer nor another reshape looks at the shape it is given.
        boolean unseen = edit.onlyReader(node.name())
                .filter(reader -> reader.op() instanceof Op.Dense || reader.op() instanceof Op.Reshape)
                .isPresent();
        return sameShape || unseen;
    }

    private static boolean all(float[] values, float wanted) {
        for (float value : values) {
            if (value != wanted) {
                return false;
            }
        }
        return true;
    }
}
