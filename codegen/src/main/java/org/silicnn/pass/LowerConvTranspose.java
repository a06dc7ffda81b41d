package org.silicnn.pass;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.silicnn.graph.Axis;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
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
            } else {
                rewrite.keep(node);
            }
        }
        return rewrite.done();
    }

    private static void lower(Op.ConvTranspose op, Node node, GraphRewrite rewrite) {
        String input = node.inputs().get(0);
        Shape shape = rewrite.shape(input);
        List<Window.Axis> spread =
                new ArrayList<>(Collections.nCopies(3 - op.window().axes().size(), Window.Axis.NONE));
        spread.addAll(op.window().axes());
        List<PhaseAxis> axes = new ArrayList<>();
        for (int i = 0; i < spread.size(); i++) {
            axes.add(axis(spread.get(i), Axis.at(i).of(shape), Axis.at(i).of(node.shape())));
        }
        int outputs = op.bias().length;
        int perGroup = shape.channels() / op.groups();
        new PhasedConvolution(axes, op.groups(), outputs, op.bias())
                .append(rewrite, node, input, (output, phases, taps, channel) -> {
                    int tap = 0;
                    for (int i = 0; i < spread.size(); i++) {
                        int each = tap(spread.get(i), axes.get(i), phases[i], taps[i]);
                        if (each < 0) {
                            return 0;
                        }
                        tap = tap * spread.get(i).kernel() + each;
                    }
                    return op.weights()[(output * op.window().taps() + tap) * perGroup + channel];
                });
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
