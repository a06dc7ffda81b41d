package org.silicnn.pass;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.silicnn.graph.Axis;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.graph.Sampling;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/**
 * Turns resampling whose weights never come back, as between corners that stay where they are, into one matrix for each
 * axis: the axis takes the channels' place, a convolution of one tap multiplies, and the axis goes back. That costs a
 * frame of memory and a product for each pair of cells, so it is for what no other pass can do.
 */
final class ResizeByMatrix implements GraphPass {
    /** Weights of one matrix: from 362 cells to 724. */
    private static final long MOST_WEIGHTS = 1 << 18;

    private static final List<Axis> AXES = List.of(Axis.DEPTH, Axis.HEIGHT, Axis.WIDTH);

    @Override
    public String name() {
        return "resize-by-matrix";
    }

    @Override
    public String description() {
        return "make a convolution of one tap, over the axis as channels, of resampling without a pattern";
    }

    @Override
    public Graph apply(Graph graph) {
        GraphRewrite rewrite = new GraphRewrite(graph);
        for (Node node : graph.nodes()) {
            Shape input = rewrite.shape(node.inputs().get(0));
            if (node.op() instanceof Op.Resize resize
                    && !LowerResize.isRepetition(resize, input)
                    // Rounds once, as the file wants it, or not at all.
                    && !rewrite.isBetweenStored(node)
                    && isSmall(resize, input)) {
                replace(node, resize, rewrite);
            } else {
                rewrite.keep(node);
            }
        }
        return rewrite.done();
    }

    private static boolean isSmall(Op.Resize resize, Shape input) {
        return AXES.stream()
                .allMatch(axis -> (long) axis.of(input) * sampling(resize, axis).outputs() <= MOST_WEIGHTS);
    }

    private static Sampling sampling(Op.Resize resize, Axis axis) {
        return LowerResize.samplings(resize).get(axis.position());
    }

    private static void replace(Node node, Op.Resize resize, GraphRewrite rewrite) {
        String source = node.inputs().get(0);
        Shape shape = rewrite.shape(source);
        List<Op> ops = new ArrayList<>();
        List<Sampling> repeated = new ArrayList<>();
        for (Axis axis : AXES) {
            Sampling sampling = sampling(resize, axis);
            boolean repeats = sampling.repeats(axis.of(shape)).isPresent();
            repeated.add(repeats ? sampling : Sampling.identity(sampling.outputs()));
            if (!repeats) {
                ops.addAll(multiplication(shape, axis, sampling));
                shape = axis.with(shape, sampling.outputs());
            }
        }
        if (!shape.equals(node.shape())) {
            ops.add(new Op.Resize(repeated.get(0), repeated.get(1), repeated.get(2)));
        }
        for (Op op : ops.subList(0, ops.size() - 1)) {
            source = rewrite.before(node, "step", op, List.of(source));
        }
        rewrite.last(node, ops.get(ops.size() - 1), List.of(source));
    }

    private static List<Op> multiplication(Shape input, Axis axis, Sampling sampling) {
        Op there = exchange(input, axis);
        Shape turned = there.output(List.of(input));
        Op conv = new Op.Conv(onePlace(turned), 1, matrix(sampling, turned.channels()), new float[sampling.outputs()]);
        return List.of(there, conv, exchange(conv.output(List.of(turned)), axis));
    }

    /** An axis and the channels in each other's place. */
    private static Op exchange(Shape shape, Axis axis) {
        List<Integer> extents = List.of(shape.depth(), shape.height(), shape.width(), shape.channels());
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3));
        Collections.swap(order, axis.position(), Axis.CHANNELS.position());
        Shape exchanged = Axis.CHANNELS.with(axis.with(shape, shape.channels()), axis.of(shape));
        return new Op.Transpose(extents, order, exchanged);
    }

    private static Window onePlace(Shape shape) {
        return new Window(Collections.nCopies(shape.depth() == 1 ? 2 : 3, Window.Axis.NONE));
    }

    /** One row of weights for each output. */
    private static float[] matrix(Sampling sampling, int inputs) {
        float[] weights = new float[sampling.outputs() * inputs];
        for (int i = 0; i < sampling.cells().length; i++) {
            weights[i / sampling.taps() * inputs + sampling.cells()[i]] += sampling.weights()[i];
        }
        return weights;
    }
}
