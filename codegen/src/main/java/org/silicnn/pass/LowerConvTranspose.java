package org.silicnn.pass;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.silicnn.graph.Axis;
import org.silicnn.graph.Graph;
import org.silicnn.graph.IntegerConv;
import org.silicnn.graph.IntegerConvTranspose;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/** Turns transposed convolutions into convolutions that make each of the {@code stride} outputs of an input as a channel. */
final class LowerConvTranspose implements GraphPass {
    @Override
    public String name() {
        return "lower-conv-transpose";
    }

    @Override
    public String description() {
        return "make convolutions and depth-to-space moves of transposed convolutions";
    }

    @Override
    public Graph apply(Graph graph) {
        GraphRewrite rewrite = new GraphRewrite(graph);
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Op.ConvTranspose op) {
                lower(op, node, rewrite);
            } else if (node.op() instanceof IntegerConvTranspose op) {
                lower(op, node, rewrite);
            } else {
                rewrite.keep(node);
            }
        }
        return rewrite.done();
    }

    private static void lower(Op.ConvTranspose op, Node node, GraphRewrite rewrite) {
        String input = node.inputs().get(0);
        Shape shape = rewrite.shape(input);
        List<Window.Axis> spread = spread(op.window());
        List<PhaseAxis> axes = axes(spread, shape, node.shape());
        new PhasedConvolution(axes, op.groups(), op.bias().length, op.bias())
                .append(rewrite, node, input, weights(spread, axes, shape.channels() / op.groups(), i -> op.weights()[
                        i]));
    }

    /** Stored weights keep their scales, whichever phase they get into. */
    private static void lower(IntegerConvTranspose op, Node node, GraphRewrite rewrite) {
        String input = node.inputs().get(0);
        Shape shape = rewrite.shape(input);
        List<Window.Axis> spread = spread(op.window());
        List<PhaseAxis> axes = axes(spread, shape, node.shape());
        Constant stored = op.weights().stored();
        PhasedConvolution phased = new PhasedConvolution(
                axes, op.groups(), op.weights().bias().length, op.weights().bias());
        // A stored weight is exact in a float: it has 9 bits at most.
        phased.append(
                rewrite,
                node,
                input,
                weights(spread, axes, shape.channels() / op.groups(), i -> (float) stored.get(i)),
                conv -> new IntegerConv(
                        conv.window(),
                        conv.groups(),
                        op.weights()
                                .spread(
                                        Constant.of(
                                                stored.format(), conv.weights().length, i -> (long) conv.weights()[i]),
                                        IntStream.range(0, conv.bias().length)
                                                .map(phased::output)
                                                .toArray())));
    }

    private static List<Window.Axis> spread(Window window) {
        List<Window.Axis> spread =
                new ArrayList<>(Collections.nCopies(3 - window.axes().size(), Window.Axis.NONE));
        spread.addAll(window.axes());
        return spread;
    }

    private static List<PhaseAxis> axes(List<Window.Axis> spread, Shape input, Shape output) {
        List<PhaseAxis> axes = new ArrayList<>();
        for (int i = 0; i < spread.size(); i++) {
            axes.add(axis(spread.get(i), Axis.at(i).of(input), Axis.at(i).of(output)));
        }
        return axes;
    }

    /** @param weight of the transposed convolution, by its place */
    private static PhasedConvolution.Weights weights(
            List<Window.Axis> spread, List<PhaseAxis> axes, int perGroup, IntToFloat weight) {
        int count = spread.stream().mapToInt(Window.Axis::kernel).reduce(1, (a, b) -> a * b);
        return (output, phases, taps, channel) -> {
            int tap = 0;
            for (int i = 0; i < spread.size(); i++) {
                int each = tap(spread.get(i), axes.get(i), phases[i], taps[i]);
                if (each < 0) {
                    return 0;
                }
                tap = tap * spread.get(i).kernel() + each;
            }
            return weight.at((output * count + tap) * perGroup + channel);
        };
    }

    @FunctionalInterface
    private interface IntToFloat {
        float at(int place);
    }

    /**
     * Output {@code o} gets {@code in[i] · weights[t]} where {@code o + padBefore = i · stride + t · dilation}. With
     * {@code o + padBefore = q · stride + r} this is {@code i = q − (t · dilation − r) / stride}: a convolution over
     * {@code q} for each {@code r}, walking backwards.
     */
    private static PhaseAxis axis(Window.Axis spread, int inputs, int outputs) {
        boolean dense = spread.stride() == 1;
        int dilation = dense ? spread.dilation() : 1;
        int taps = dense ? spread.kernel() : (spread.reach() - 1) / spread.stride() + 1;
        int back = (taps - 1) * dilation;
        int first = Math.min(back, spread.padBefore() / spread.stride());
        int last = (int) (((long) outputs - 1 + spread.padBefore()) / spread.stride());
        Window.Axis window = new Window.Axis(taps, 1, dilation, back - first, Math.max(0, last - inputs + 1));
        return new PhaseAxis(window, spread.stride(), spread.padBefore() - first * spread.stride());
    }

    /** The tap of the transposed convolution that one of the convolution stands for, or −1. */
    private static int tap(Window.Axis spread, PhaseAxis axis, int phase, int tap) {
        int back = axis.window().kernel() - 1 - tap;
        if (spread.stride() == 1) {
            return back;
        }
        int distance = back * spread.stride() + phase;
        return distance % spread.dilation() == 0 && distance / spread.dilation() < spread.kernel()
                ? distance / spread.dilation()
                : -1;
    }
}
