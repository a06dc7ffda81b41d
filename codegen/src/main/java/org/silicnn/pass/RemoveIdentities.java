package org.silicnn.pass;

import org.silicnn.graph.Graph;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.Shape;

/** Takes out what changes nothing. */
final class RemoveIdentities implements GraphPass {
    @Override
    public String name() {
        return "remove-identities";
    }

    @Override
    public String description() {
        return "take out reshapes, slices, pads, resampling and scalings that change nothing";
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
        boolean sameShape = node.shape().equals(edit.shape(node.inputs().get(0)));
        if (node.op() instanceof Op.Slice slice) {
            // From the first element on; one that starts elsewhere walks backwards.
            return sameShape && slice.start().stream().allMatch(first -> first == 0);
        }
        if (node.op() instanceof Op.Pad) {
            return sameShape;
        }
        if (node.op() instanceof Op.Resize resize) {
            return sameShape && resize.isChoice() && repeatsOnce(resize, node.shape());
        }
        if (node.op() instanceof Op.Concat) {
            return node.inputs().size() == 1;
        }
        if (!(node.op() instanceof Op.Reshape)) {
            return false;
        }
        // Neither a dense layer nor another reshape looks at the shape it is given.
        boolean unseen = edit.onlyReader(node.name())
                .filter(reader -> reader.op() instanceof Op.Dense || reader.op() instanceof Op.Reshape)
                .isPresent();
        return sameShape || unseen;
    }

    private static boolean repeatsOnce(Op.Resize resize, Shape shape) {
        return resize.depth().repeats(shape.depth()).isPresent()
                && resize.height().repeats(shape.height()).isPresent()
                && resize.width().repeats(shape.width()).isPresent();
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
