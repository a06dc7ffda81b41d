package org.silicnn.pass;

import java.util.Optional;
import org.silicnn.graph.Op;
import org.silicnn.ir.Window;

/** Weights and biases that do the work of a scaling next to them. */
final class Folding {
    private Folding() {}

    /** An op that does what {@code op} and then the scaling do. */
    static Optional<Op> behind(Op op, PerChannel affine) {
        if (op instanceof Op.Affine first) {
            PerChannel both = PerChannel.of(first).then(affine);
            return Optional.of(new Op.Affine(both.scale(), both.shift()));
        }
        if (op instanceof Op.Conv conv) {
            return Optional.of(new Op.Conv(
                    conv.window(), conv.groups(), scaleRows(conv.weights(), affine), scaleBias(conv.bias(), affine)));
        }
        if (op instanceof Op.ConvTranspose conv) {
            return Optional.of(new Op.ConvTranspose(
                    conv.window(),
                    conv.extra(),
                    conv.groups(),
                    scaleRows(conv.weights(), affine),
                    scaleBias(conv.bias(), affine)));
        }
        if (op instanceof Op.Dense dense) {
            return affine.withPeriod(dense.bias().length)
                    .map(each -> new Op.Dense(scaleRows(dense.weights(), each), scaleBias(dense.bias(), each)));
        }
        return Optional.empty();
    }

    /** An op that does what the scaling and then {@code op} do. */
    static Optional<Op> before(Op op, PerChannel affine) {
        if (op instanceof Op.Affine second) {
            PerChannel both = affine.then(PerChannel.of(second));
            return Optional.of(new Op.Affine(both.scale(), both.shift()));
        }
        if (op instanceof Op.Conv conv) {
            return beforeConv(conv, affine);
        }
        if (op instanceof Op.Dense dense) {
            int inputs = dense.weights().length / dense.bias().length;
            return affine.withPeriod(inputs)
                    .map(each -> new Op.Dense(
                            scaleColumns(dense.weights(), inputs, 0, each),
                            shiftBias(dense.bias(), dense.weights(), inputs, 0, each)));
        }
        return Optional.empty();
    }

    /** Padding adds zeros behind the scaling, which no shift before it can stand for. */
    private static Optional<Op> beforeConv(Op.Conv conv, PerChannel affine) {
        if (conv.window().isPadded() && !affine.isPureScale()) {
            return Optional.empty();
        }
        int perGroup = affine.scale().length / conv.groups();
        int outputsOfGroup = conv.bias().length / conv.groups();
        return Optional.of(new Op.Conv(
                conv.window(),
                conv.groups(),
                scaleColumns(conv.weights(), perGroup, rowsOfGroup(conv.window(), outputsOfGroup), affine),
                shiftBias(conv.bias(), conv.weights(), perGroup, rowsOfGroup(conv.window(), outputsOfGroup), affine)));
    }

    /** Rows of input channels that see the same group. */
    private static int rowsOfGroup(Window window, int outputsOfGroup) {
        return window.taps() * outputsOfGroup;
    }

    private static float[] scaleRows(float[] weights, PerChannel affine) {
        int row = weights.length / affine.scale().length;
        float[] result = new float[weights.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = weights[i] * affine.scale()[i / row];
        }
        return result;
    }

    private static float[] scaleBias(float[] bias, PerChannel affine) {
        float[] result = new float[bias.length];
        for (int o = 0; o < result.length; o++) {
            result[o] = (float) ((double) bias[o] * affine.scale()[o] + affine.shift()[o]);
        }
        return result;
    }

    /**
     * Weights whose rows of input channels are scaled.
     *
     * @param row length of a row
     * @param rowsOfGroup after so many rows the next group of input channels is seen; 0 if there is one group
     */
    private static float[] scaleColumns(float[] weights, int row, int rowsOfGroup, PerChannel affine) {
        float[] result = new float[weights.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = weights[i] * affine.scale()[channel(i, row, rowsOfGroup)];
        }
        return result;
    }

    private static float[] shiftBias(float[] bias, float[] weights, int row, int rowsOfGroup, PerChannel affine) {
        double[] sums = new double[bias.length];
        int perOutput = weights.length / bias.length;
        for (int i = 0; i < weights.length; i++) {
            sums[i / perOutput] += (double) weights[i] * affine.shift()[channel(i, row, rowsOfGroup)];
        }
        float[] result = new float[bias.length];
        for (int o = 0; o < result.length; o++) {
            result[o] = (float) (bias[o] + sums[o]);
        }
        return result;
    }

    private static int channel(int weight, int row, int rowsOfGroup) {
        int group = rowsOfGroup == 0 ? 0 : weight / row / rowsOfGroup;
        return group * row + weight % row;
    }
}
