package org.silicnn.pass;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.silicnn.graph.Axis;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.graph.PadMode;
import org.silicnn.graph.Sampling;
import org.silicnn.ir.Shape;

/** Makes padding that repeats or mirrors the input of slices of it, joined to it axis by axis. */
final class LowerPad implements GraphPass {
    @Override
    public String name() {
        return "lower-pad";
    }

    @Override
    public String description() {
        return "join slices of the input to it where padding repeats or mirrors it";
    }

    @Override
    public Graph apply(Graph graph) {
        GraphRewrite rewrite = new GraphRewrite(graph);
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Op.Pad pad && pad.mode() != PadMode.CONSTANT) {
                lower(pad, node, rewrite);
            } else {
                rewrite.keep(node);
            }
        }
        return rewrite.done();
    }

    private static void lower(Op.Pad pad, Node node, GraphRewrite rewrite) {
        String value = node.inputs().get(0);
        for (Axis axis : Axis.values()) {
            int before = axis.of(pad.before());
            int after = axis.of(pad.after());
            if (before + after > 0) {
                int extent = axis.of(rewrite.shape(value));
                List<String> parts = new ArrayList<>();
                parts.addAll(parts(pad.mode(), -before, 0, axis, value, node, rewrite));
                parts.add(value);
                parts.addAll(parts(pad.mode(), extent, extent + after, axis, value, node, rewrite));
                value = rewrite.before(node, "joined", new Op.Concat(axis), parts);
            }
        }
        rewrite.last(node, new Op.Reshape(node.shape()), List.of(value));
    }

    /** What stands from one position to another: runs of neighbours, or of one element again and again, as one part. */
    private static List<String> parts(
            PadMode mode, int from, int to, Axis axis, String value, Node node, GraphRewrite rewrite) {
        Shape shape = rewrite.shape(value);
        int extent = axis.of(shape);
        List<String> parts = new ArrayList<>();
        for (int at = from; at < to; ) {
            int source = mode.source(at, extent);
            int equal = 1;
            while (at + equal < to && mode.source(at + equal, extent) == source) {
                equal++;
            }
            int ascending = 1;
            while (at + ascending < to && mode.source(at + ascending, extent) == source + ascending) {
                ascending++;
            }
            List<Integer> start = new ArrayList<>(List.of(0, 0, 0, 0));
            start.set(axis.position(), source);
            Op slice = new Op.Slice(start, List.of(1, 1, 1, 1), axis.with(shape, ascending));
            String part = rewrite.before(node, "edge", slice, List.of(value));
            parts.addAll(repeated(part, equal, axis, node, rewrite));
            at += Math.max(equal, ascending);
        }
        return parts;
    }

    private static List<String> repeated(String part, int times, Axis axis, Node node, GraphRewrite rewrite) {
        if (times == 1 || axis == Axis.CHANNELS) {
            return Collections.nCopies(times, part);
        }
        List<Sampling> each = new ArrayList<>();
        Shape shape = rewrite.shape(part);
        for (Axis spatial : List.of(Axis.DEPTH, Axis.HEIGHT, Axis.WIDTH)) {
            each.add(spatial == axis ? Sampling.nearest(new int[times]) : Sampling.identity(spatial.of(shape)));
        }
        return List.of(
                rewrite.before(node, "repeated", new Op.Resize(each.get(0), each.get(1), each.get(2)), List.of(part)));
    }
}
