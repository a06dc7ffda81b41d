package org.silicnn.pass;

import java.util.List;
import org.silicnn.graph.Graph;
import org.silicnn.graph.IntegerConv;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.graph.Sampling;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;
import org.silicnn.ir.Window.Axis;

/**
 * Turns resampling of what TensorFlow Lite stores, if its weights never come back, into one matrix over all places: the
 * places take the channels' place, a convolution of one tap multiplies, and they go back. Unlike a matrix for each axis, it
 * rounds once, as the kernels do; and it costs more, so it is for small pictures.
 */
final class ResizeStored implements GraphPass {
    /** Weights of the matrix: from 256 places to 1024. */
    private static final long MOST_WEIGHTS = 1 << 18;

    @Override
    public String name() {
        return "resize-stored";
    }

    @Override
    public String description() {
        return "make a matrix over all places of resampling of stored integers without a pattern";
    }

    @Override
    public Graph apply(Graph graph) {
        GraphRewrite rewrite = new GraphRewrite(graph);
        for (Node node : graph.nodes()) {
            Shape input = rewrite.shape(node.inputs().get(0));
            boolean replaced = node.op() instanceof Op.Resize resize
                    && !LowerResize.isRepetition(resize, input)
                    && rewrite.isBetweenStored(node)
                    && input.depth() == 1
                    && (long) input.places() * node.shape().places() <= MOST_WEIGHTS
                    && replace(node, resize, rewrite);
            if (!replaced) {
                rewrite.keep(node);
            }
        }
        return rewrite.done();
    }

    private static boolean replace(Node node, Op.Resize resize, GraphRewrite rewrite) {
        String source = node.inputs().get(0);
        Shape input = rewrite.shape(source);
        int channels = input.channels();
        int outputs = node.shape().places();
        Window window = Window.of(Axis.NONE, Axis.NONE);
        Op.Conv conv = new Op.Conv(window, 1, matrix(resize, input), new float[outputs]);
        if (!(LowerResize.meanOfIntegers(conv) instanceof IntegerConv mean)) {
            return false;
        }
        List<Integer> order = List.of(1, 0);
        Op there = new Op.Transpose(List.of(input.places(), channels), order, Shape.image(1, channels, input.places()));
        Op back = new Op.Transpose(List.of(channels, outputs), order, node.shape());
        String turned = rewrite.before(node, "places", there, List.of(source));
        String multiplied = rewrite.before(node, "matrix", mean, List.of(turned));
        rewrite.last(node, back, List.of(multiplied));
        return true;
    }

    /** One row of weights for each output's place. */
    private static float[] matrix(Op.Resize resize, Shape input) {
        Sampling rows = resize.height();
        Sampling columns = resize.width();
        int places = input.places();
        float[] weights = new float[rows.outputs() * columns.outputs() * places];
        for (int r = 0; r < rows.cells().length; r++) {
            for (int c = 0; c < columns.cells().length; c++) {
                int output = r / rows.taps() * columns.outputs() + c / columns.taps();
                int cell = rows.cells()[r] * input.width() + columns.cells()[c];
                weights[output * places + cell] += rows.weights()[r] * columns.weights()[c];
            }
        }
        return weights;
    }
}
