package org.silicnn.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.graph.Axis;
import org.silicnn.graph.Graph;
import org.silicnn.graph.IntegerConv;
import org.silicnn.graph.IntegerWeights;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.graph.PadMode;
import org.silicnn.graph.Sampling;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Shape;

/**
 * Turns resampling whose weights come back after a few elements into a depthwise convolution with constant weights over
 * an input whose edges are repeated, and resampling that only drops elements into a slice. Repetition by whole factors
 * stays: hardware does it without a multiplication.
 */
final class LowerResize implements GraphPass {
    /** Behind the point, of the product of two weights as TensorFlow Lite rounds them. */
    private static final int MOST_BITS = 20;

    @Override
    public String name() {
        return "lower-resize";
    }

    @Override
    public String description() {
        return "make depthwise convolutions or slices of resampling that does not just repeat";
    }

    @Override
    public Graph apply(Graph graph) {
        GraphRewrite rewrite = new GraphRewrite(graph);
        for (Node original : graph.nodes()) {
            Node node = picked(original, rewrite.shape(original.inputs().get(0)));
            boolean lowered = node.op() instanceof Op.Resize resize
                    && !isRepetition(resize, rewrite.shape(node.inputs().get(0)))
                    && (toSlice(resize, node, rewrite) || toConv(resize, node, rewrite));
            if (!lowered) {
                rewrite.keep(node);
            }
        }
        return rewrite.done();
    }

    /** A slice that walks backwards picks elements as any resampling may. */
    private static Node picked(Node node, Shape input) {
        if (!(node.op() instanceof Op.Slice slice)
                || slice.step().stream().allMatch(step -> step > 0)
                || slice.shape().channels() != input.channels()
                || Axis.CHANNELS.of(slice.step()) != 1) {
            return node;
        }
        return node.withOp(
                new Op.Resize(picked(slice, Axis.DEPTH), picked(slice, Axis.HEIGHT), picked(slice, Axis.WIDTH)));
    }

    private static Sampling picked(Op.Slice slice, Axis axis) {
        int[] cells = new int[axis.of(slice.shape())];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = axis.of(slice.start()) + i * axis.of(slice.step());
        }
        return Sampling.nearest(cells);
    }

    /** Of depth, height and width. */
    static List<Sampling> samplings(Op.Resize resize) {
        return List.of(resize.depth(), resize.height(), resize.width());
    }

    /** Whether it does nothing but repeat whole elements. */
    static boolean isRepetition(Op.Resize resize, Shape input) {
        return resize.depth().repeats(input.depth()).isPresent()
                && resize.height().repeats(input.height()).isPresent()
                && resize.width().repeats(input.width()).isPresent();
    }

    private static boolean toSlice(Op.Resize resize, Node node, GraphRewrite rewrite) {
        List<Integer> start = new ArrayList<>();
        List<Integer> step = new ArrayList<>();
        for (Sampling sampling : samplings(resize)) {
            int[] cells = sampling.cells();
            int distance = cells.length > 1 ? cells[1] - cells[0] : 1;
            start.add(cells[0]);
            step.add(distance);
            boolean progression = sampling.taps() == 1 && distance > 0;
            for (int i = 0; progression && i < cells.length; i++) {
                progression = cells[i] == cells[0] + i * distance && sampling.weights()[i] == 1;
            }
            if (!progression) {
                return false;
            }
        }
        start.add(0);
        step.add(1);
        rewrite.last(node, new Op.Slice(start, step, node.shape()), node.inputs());
        return true;
    }

    private static boolean toConv(Op.Resize resize, Node node, GraphRewrite rewrite) {
        String input = node.inputs().get(0);
        Shape shape = rewrite.shape(input);
        List<SamplingPattern> patterns = new ArrayList<>();
        List<Integer> before = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        for (Sampling sampling : samplings(resize)) {
            int extent = Axis.at(patterns.size()).of(shape);
            Optional<SamplingPattern> pattern = SamplingPattern.of(sampling, extent);
            if (pattern.isEmpty()) {
                return false;
            }
            patterns.add(pattern.get());
            before.add(pattern.get().padBefore());
            after.add(pattern.get().padAfter(extent));
        }
        before.add(0);
        after.add(0);
        Op pad = new Op.Pad(before, after, PadMode.EDGE, 0);
        boolean padded = !pad.output(List.of(shape)).equals(shape);
        String source = padded ? rewrite.before(node, "edges", pad, List.of(input)) : input;
        int channels = shape.channels();
        boolean stored = rewrite.isBetweenStored(node);
        new PhasedConvolution(
                        patterns.stream().map(SamplingPattern::axis).toList(), channels, channels, new float[channels])
                .append(
                        rewrite,
                        node,
                        source,
                        (output, phases, taps, channel) -> {
                            float weight = 1;
                            for (int i = 0; i < phases.length; i++) {
                                weight *= patterns.get(i).weights()[phases[i]][taps[i]];
                            }
                            return weight;
                        },
                        conv -> stored ? meanOfIntegers(conv) : conv);
        return true;
    }

    /** The same with weights as integers, if they are multiples of a power of two. */
    static Op meanOfIntegers(Op.Conv conv) {
        int bits = 0;
        for (float weight : conv.weights()) {
            while (bits <= MOST_BITS && Math.scalb(weight, bits) != Math.rint(Math.scalb(weight, bits))) {
                bits++;
            }
        }
        if (bits > MOST_BITS) {
            return conv;
        }
        int shift = bits;
        long[] stored = new long[conv.weights().length];
        long most = 0;
        for (int i = 0; i < stored.length; i++) {
            stored[i] = (long) Math.scalb(conv.weights()[i], shift);
            most = Math.max(most, Math.abs(stored[i]));
        }
        Constant weights = Constant.of(FixedFormat.signedFor(-most, most, 0), stored);
        Constant bias = Constant.of(FixedFormat.signed(1, 0), new long[conv.bias().length]);
        return new IntegerConv(
                conv.window(),
                conv.groups(),
                new IntegerWeights(
                        weights,
                        List.of(Math.scalb(1.0, -shift)),
                        conv.bias(),
                        Optional.of(new IntegerWeights.StoredBias(bias, List.of()))),
                true);
    }
}
