package org.silicnn.pass;

import java.util.List;
import org.silicnn.graph.Dequantize;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.graph.Quantize;
import org.silicnn.ir.Window;
import org.silicnn.ir.Window.Axis;

/**
 * Turns what is left of scalings into depthwise convolutions of one cell, so that what comes after need not know them; but
 * for those from one stored value to another, which need no weights.
 */
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
        GraphEdit edit = new GraphEdit(graph);
        List<Node> nodes = graph.nodes().stream()
                .map(node -> node.op() instanceof Op.Affine affine && !isBetweenStored(node, edit)
                        ? node.withOp(depthwise(affine, node))
                        : node)
                .toList();
        return new Graph(graph.name(), graph.input(), graph.inputShape(), nodes);
    }

    private static boolean isBetweenStored(Node node, GraphEdit edit) {
        return edit.find(node.inputs().get(0))
                        .filter(maker -> maker.op() instanceof Quantize || maker.op() instanceof Dequantize)
                        .isPresent()
                && edit.onlyReader(node.name())
                        .filter(reader -> reader.op() instanceof Quantize)
                        .isPresent();
    }

    private static Op depthwise(Op.Affine affine, Node node) {
        Window window = node.shape().depth() == 1
                ? Window.of(Axis.NONE, Axis.NONE)
                : new Window(List.of(Axis.NONE, Axis.NONE, Axis.NONE));
        return new Op.Conv(window, affine.scale().length, affine.scale(), affine.shift());
    }
}
