package org.silicnn.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.silicnn.graph.Axis;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.graph.PadMode;
import org.silicnn.ir.Window;

/** Makes padding with a constant a part of the window behind it, where it means the same there. */
final class MergePads implements GraphPass {
    @Override
    public String name() {
        return "merge-pads";
    }

    @Override
    public String description() {
        return "make constant padding a part of the convolution or pooling behind it";
    }

    @Override
    public Graph apply(Graph graph) {
        GraphEdit edit = new GraphEdit(graph);
        for (Node stale : edit.nodes()) {
            Node node = edit.find(stale.name()).orElseThrow();
            if (node.op() instanceof Op.Pad pad && pad.mode() == PadMode.CONSTANT) {
                merge(edit, node, pad);
            }
        }
        return edit.done();
    }

    private static void merge(GraphEdit edit, Node node, Op.Pad pad) {
        Optional<Node> reader = edit.onlyReader(node.name());
        Optional<Op> merged = reader.flatMap(behind -> merged(behind.op(), pad, isNeverNegative(edit, node)));
        if (merged.isPresent()) {
            edit.replace(reader.get(), merged.get());
            edit.bypass(node);
        }
    }

    private static boolean isNeverNegative(GraphEdit edit, Node pad) {
        return edit.find(pad.inputs().get(0))
                .filter(maker -> maker.op() instanceof Op.Relu)
                .isPresent();
    }

    private static Optional<Op> merged(Op op, Op.Pad pad, boolean neverNegative) {
        if (op instanceof Op.Conv conv && pad.value() == 0) {
            return wider(conv.window(), pad)
                    .map(window -> new Op.Conv(window, conv.groups(), conv.weights(), conv.bias()));
        }
        if (op instanceof Op.AveragePool pool && pad.value() == 0) {
            // Padding that does not count and such that does can't be told apart in one window.
            return pool.countPadding() || !pool.window().isPadded()
                    ? wider(pool.window(), pad).map(window -> new Op.AveragePool(window, true))
                    : Optional.empty();
        }
        boolean belowAll = pad.value() == Float.NEGATIVE_INFINITY || (pad.value() == 0 && neverNegative);
        if (op instanceof Op.MaxPool pool && belowAll) {
            return wider(pool.window(), pad).filter(MergePads::coversCells).map(Op.MaxPool::new);
        }
        return Optional.empty();
    }

    private static Optional<Window> wider(Window window, Op.Pad pad) {
        List<Window.Axis> axes = new ArrayList<>();
        int missing = 3 - window.axes().size();
        for (Axis axis : Axis.values()) {
            int before = axis.of(pad.before());
            int after = axis.of(pad.after());
            int at = axis.position() - missing;
            if (axis == Axis.CHANNELS || at < 0) {
                if (before + after > 0) {
                    return Optional.empty();
                }
            } else {
                Window.Axis old = window.axes().get(at);
                axes.add(new Window.Axis(
                        old.kernel(), old.stride(), old.dilation(), old.padBefore() + before, old.padAfter() + after));
            }
        }
        return Optional.of(new Window(axes));
    }

    /** A maximum of padding alone would be below all. */
    private static boolean coversCells(Window window) {
        return window.axes().stream()
                .allMatch(axis ->
                        axis.dilation() == 1 && axis.padBefore() < axis.kernel() && axis.padAfter() < axis.kernel());
    }
}
