package org.silicnn.pass;

import java.util.List;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.Window;
import org.silicnn.ir.Window.Axis;

/** Turns what is left of scalings into depthwise convolutions of one cell, so that what comes after need not know them. */
final class LowerAffine implements GraphPass {
    @Override
    public String name() {
        return "lower-affine";
    }

    @Override
    public String description() {
        return "make depthwise 1x1 convolutions of scalings that could not be folded";
    }

    @Override
    public Graph apply(Graph graph) {
        List<Node> nodes = graph.nodes().stream()
                .map(node -> node.op() instanceof Op.Affine affine ? node.withOp(depthwise(affine, node)) : node)
                .toList();
        return new Graph(graph.name(), graph.input(), graph.inputShape(), nodes);
    }

    private static Op depthwise(Op.Affine affine, Node node) {
        Window window = node.shape().depth() == 1
                ? Window.of(Axis.NONE, Axis.NONE)
                : new Window(List.of(Axis.NONE, Axis.NONE, Axis.NONE));
        return new Op.Conv(window, affine.scale().length, affine.scale(), affine.shift());
    }
}
