package org.silicnn.pass;

import java.util.List;
import org.silicnn.graph.Function;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.graph.Operator;

/**
 * Turns a division of two computed tensors into a product with the reciprocal, which is a table: hardware that divides
 * costs as much as a layer. Normalisation by a sum or a root, written out, ends like this; its table and that of the
 * reciprocal become one.
 */
final class LowerDivision implements GraphPass {
    @Override
    public String name() {
        return "lower-division";
    }

    @Override
    public String description() {
        return "multiply by the reciprocal in place of dividing by what is computed from the image";
    }

    @Override
    public Graph apply(Graph graph) {
        GraphRewrite rewrite = new GraphRewrite(graph);
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Op.Arithmetic arithmetic && arithmetic.operator() == Operator.DIV) {
                Op reciprocal = new Op.Activation(Function.RECIPROCAL, 0, 0);
                String factor = rewrite.before(
                        node, "reciprocal", reciprocal, List.of(node.inputs().get(1)));
                rewrite.last(
                        node,
                        new Op.Arithmetic(Operator.MUL),
                        List.of(node.inputs().get(0), factor));
            } else {
                rewrite.keep(node);
            }
        }
        return rewrite.done();
    }
}
