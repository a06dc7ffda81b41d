package org.silicnn.frontend.tflite;

import java.util.Map;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.GraphDraft.Value;
import org.silicnn.frontend.Limits;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;
import org.silicnn.graph.Op;
import org.silicnn.graph.Sampling;

/**
 * Images made larger or smaller (resize_nearest_neighbor.h and resize_bilinear.h in
 * tensorflow/lite/kernels/internal/reference): which cells take part is worked out in single precision, or with 10 bits
 * behind the point where stored integers are mixed, as there.
 */
final class ResizeConverters {
    private static final int UNIT_BITS = 10;
    private static final int UNIT = 1 << UNIT_BITS;

    private ResizeConverters() {}

    static void addTo(Map<Integer, Operators.Entry> table) {
        Operators.add(table, 97, "RESIZE_NEAREST_NEIGHBOR", node -> resize(node, 0, ResizeConverters::nearest));
        Operators.add(
                table,
                23,
                "RESIZE_BILINEAR",
                node -> resize(
                        node,
                        2,
                        node.input(0).grid().isPresent() ? ResizeConverters::mixed : ResizeConverters::bilinear));
    }

    /** Along one axis. */
    @FunctionalInterface
    private interface Rule {
        Sampling sampling(int inputs, int outputs, boolean corners, boolean centres);
    }

    /** @param flags the first of two fields of the options that say where centres lie */
    private static void resize(TfliteNode node, int flags, Rule rule) {
        Activation input = WeightConverters.requireImage(node);
        int[] dims = input.dims();
        int[] sizes = node.constant(1).ints();
        if (sizes.length != 2 || sizes[0] < 1 || sizes[1] < 1) {
            throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "the size", "two extents", node.input(1));
        }
        Limits.elements(dims[0], sizes[0], sizes[1], dims[3]);
        boolean corners = node.options().flag(flags);
        boolean centres = node.options().flag(flags + 1);
        Op op = new Op.Resize(
                Sampling.identity(1),
                rule.sampling(dims[1], sizes[0], corners, centres),
                rule.sampling(dims[2], sizes[1], corners, centres));
        Value image = node.draft().arrange(node.name(), input, 1, 2, 3);
        node.result(WeightConverters.imageOf(node.draft().add(node.name(), op, image), input));
    }

    private static Sampling nearest(int inputs, int outputs, boolean corners, boolean centres) {
        float scale = corners && outputs > 1 ? (inputs - 1) / (float) (outputs - 1) : inputs / (float) outputs;
        float offset = centres ? 0.5f : 0;
        int[] cells = new int[outputs];
        for (int i = 0; i < outputs; i++) {
            float at = (i + offset) * scale;
            int cell = (int) (corners ? Math.floor((double) at + 0.5) : Math.floor(at));
            cells[i] = Math.max(0, Math.min(inputs - 1, cell));
        }
        return Sampling.nearest(cells);
    }

    private static Sampling bilinear(int inputs, int outputs, boolean corners, boolean centres) {
        float scale = corners && outputs > 1 ? (inputs - 1) / (float) (outputs - 1) : inputs / (float) outputs;
        int[] cells = new int[2 * outputs];
        float[] weights = new float[2 * outputs];
        for (int i = 0; i < outputs; i++) {
            float at = centres ? (i + 0.5f) * scale - 0.5f : i * scale;
            int lower = Math.max((int) Math.floor(at), 0);
            cells[2 * i] = Math.min(lower, inputs - 1);
            cells[2 * i + 1] = Math.min((int) Math.ceil(at), inputs - 1);
            weights[2 * i] = 1 - (at - lower);
            weights[2 * i + 1] = at - lower;
        }
        return new Sampling(2, cells, weights);
    }

    /** {@code ComputeInterpolationValuesInteger}. */
    private static Sampling mixed(int inputs, int outputs, boolean corners, boolean centres) {
        int scale = corners && outputs > 1
                ? (int) (((long) UNIT * (inputs - 1) + (outputs - 1) / 2) / (outputs - 1))
                : (int) (((long) UNIT * inputs + outputs / 2) / outputs);
        int[] cells = new int[2 * outputs];
        float[] weights = new float[2 * outputs];
        for (int i = 0; i < outputs; i++) {
            long at = (long) i * scale + (centres ? scale / 2 - UNIT / 2 : 0);
            int lower = (int) Math.min(Math.max(at / UNIT, 0), inputs - 1);
            cells[2 * i] = lower;
            cells[2 * i + 1] = (int) Math.min((at + UNIT - 1) / UNIT, inputs - 1);
            float share = (at - (long) UNIT * lower) / (float) UNIT;
            weights[2 * i] = 1 - share;
            weights[2 * i + 1] = share;
        }
        return new Sampling(2, cells, weights);
    }
}
