package org.silicnn.pass;

import java.util.List;
import java.util.function.Function;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/**
 * What makes several output elements of each input element, as a convolution that makes them as channels, a transpose that
 * moves them from the channels to their places (depth-to-space), and a slice that takes what is wanted of them. So nothing
 * is multiplied by zeros between the input's elements, unlike in a convolution over an input spread out (Shi et al. 2016,
 * "Is the deconvolution layer the same as a convolutional layer?").
 *
 * @param axes depth, height and width
 * @param outputs channels
 */
record PhasedConvolution(List<PhaseAxis> axes, int groups, int outputs, float[] bias) {

    /** Gives each weight of the convolution. */
    @FunctionalInterface
    interface Weights {
        /**
         * One weight.
         *
         * @param output channel
         * @param phases of depth, height and width
         * @param taps of the same axes
         * @param channel of the input, within the group
         */
        float weight(int output, int[] phases, int[] taps, int channel);
    }

    /** Appends the nodes that make what {@code replaced} made. */
    void append(GraphRewrite rewrite, Node replaced, String input, Weights weights) {
        append(rewrite, replaced, input, weights, conv -> conv);
    }

    /** The same with another op in place of the convolution, which has its shape. */
    void append(GraphRewrite rewrite, Node replaced, String input, Weights weights, Function<Op.Conv, Op> replacement) {
        Op conv = replacement.apply(conv(rewrite.shape(input), weights));
        Shape wanted = replaced.shape();
        Shape made = conv.output(List.of(rewrite.shape(input)));
        Shape spread = new Shape(
                made.depth() * phases(0), made.height() * phases(1), made.width() * phases(2), wanted.channels());
        boolean cropped = !spread.equals(wanted);
        boolean moved = phaseCount() > 1;
        if (!moved && !cropped) {
            rewrite.last(replaced, conv, List.of(input));
            return;
        }
        String last = rewrite.before(replaced, "phases", conv, List.of(input));
        if (moved) {
            Op transpose = new Op.Transpose(extents(made), List.of(0, 4, 1, 5, 2, 6, 3, 7), spread);
            if (!cropped) {
                rewrite.last(replaced, transpose, List.of(last));
                return;
            }
            last = rewrite.before(replaced, "spread", transpose, List.of(last));
        }
        List<Integer> start = List.of(
                axes.get(0).cropBefore(), axes.get(1).cropBefore(), axes.get(2).cropBefore(), 0);
        rewrite.last(replaced, new Op.Slice(start, List.of(1, 1, 1, 1), wanted), List.of(last));
    }

    /** Of the convolution's output: places, group, phases, channel of the group. */
    private List<Integer> extents(Shape made) {
        return List.of(
                made.depth(), made.height(), made.width(), groups, phases(0), phases(1), phases(2), outputs / groups);
    }

    private int phases(int axis) {
        return axes.get(axis).phases();
    }

    private int phaseCount() {
        return phases(0) * phases(1) * phases(2);
    }

    private Op.Conv conv(Shape input, Weights weights) {
        Window window = new Window(axes.stream().map(PhaseAxis::window).toList());
        int perGroup = input.channels() / groups;
        int outputsPerGroup = outputs / groups;
        int taps = window.taps();
        float[] values = new float[outputs * phaseCount() * taps * perGroup];
        float[] biases = new float[outputs * phaseCount()];
        int next = 0;
        for (int channel = 0; channel < biases.length; channel++) {
            int phase = channel / outputsPerGroup % phaseCount();
            int output = output(channel);
            int[] phases = {phase / phases(2) / phases(1), phase / phases(2) % phases(1), phase % phases(2)};
            biases[channel] = bias[output];
            for (int tap = 0; tap < taps; tap++) {
                int[] each = parts(tap, window);
                for (int c = 0; c < perGroup; c++) {
                    values[next++] = weights.weight(output, phases, each, c);
                }
            }
        }
        return new Op.Conv(flat(window, input), groups, values, biases);
    }

    /** Which output channel one of the convolution's channels makes. */
    int output(int channel) {
        int outputsPerGroup = outputs / groups;
        return channel / outputsPerGroup / phaseCount() * outputsPerGroup + channel % outputsPerGroup;
    }

    private static int[] parts(int tap, Window window) {
        int width = window.width().kernel();
        int height = window.height().kernel();
        return new int[] {tap / width / height, tap / width % height, tap % width};
    }

    /** Two axes do for a picture. */
    private static Window flat(Window window, Shape input) {
        boolean picture = input.depth() == 1 && window.depth().equals(Window.Axis.NONE);
        return picture ? new Window(window.axes().subList(1, 3)) : window;
    }
}
