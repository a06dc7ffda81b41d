package org.silicnn.pass;

import java.util.List;
import java.util.Optional;
import org.silicnn.graph.Axis;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.graph.Sampling;
import org.silicnn.ir.Shape;

/** Lets arithmetic read a value itself in place of its repetition, as exporters write it for {@code expand_as}. */
final class BroadcastOperands implements GraphPass {
    @Override
    public String name() {
        return "broadcast-operands";
    }

    @Override
    public String description() {
        return "take out repetition of one value a channel in front of arithmetic, which repeats by itself";
    }

    @Override
    public Graph apply(Graph graph) {
        GraphEdit edit = new GraphEdit(graph);
        for (Node node : edit.nodes()) {
            if (node.op() instanceof Op.Resize resize
                    && repeatsOne(resize, edit.shape(node.inputs().get(0)))) {
                Optional<Node> reader = edit.onlyReader(node.name());
                if (reader.filter(each -> isRepeatedAnyway(each, node, edit)).isPresent()) {
                    edit.bypass(node);
                }
            }
        }
        return edit.done();
    }

    private static boolean repeatsOne(Op.Resize resize, Shape input) {
        return input.places() == 1
                && List.of(resize.depth(), resize.height(), resize.width()).stream()
                        .allMatch(BroadcastOperands::isOneCell);
    }

    private static boolean isOneCell(Sampling sampling) {
        return sampling.repeats(1).isPresent();
    }

    /** By the other operand, which has the whole extent on each axis. */
    private static boolean isRepeatedAnyway(Node reader, Node repeated, GraphEdit edit) {
        if (!(reader.op() instanceof Op.Arithmetic)
                || reader.inputs().get(0).equals(reader.inputs().get(1))) {
            return false;
        }
        String other = reader.inputs().get(reader.inputs().get(0).equals(repeated.name()) ? 1 : 0);
        Shape shape = edit.shape(other);
        return List.of(Axis.DEPTH, Axis.HEIGHT, Axis.WIDTH).stream()
                .allMatch(axis -> axis.of(shape) == axis.of(repeated.shape()));
    }
}
