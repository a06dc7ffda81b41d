package org.silicnn.pass;

import java.util.Optional;
import org.silicnn.graph.Axis;
import org.silicnn.graph.Op;
import org.silicnn.graph.PadMode;

/**
 * {@code scale[c] · x + shift[c]} on its way through a graph: which ops it may change places with, and what it is on
 * their other side.
 */
record PerChannel(float[] scale, float[] shift) {
    static PerChannel of(Op.Affine affine) {
        return new PerChannel(affine.scale(), affine.shift());
    }

    /** This, then another. */
    PerChannel then(PerChannel next) {
        float[] scales = new float[scale.length];
        float[] shifts = new float[scale.length];
        for (int c = 0; c < scale.length; c++) {
            scales[c] = (float) ((double) scale[c] * next.scale[c]);
            shifts[c] = (float) ((double) shift[c] * next.scale[c] + next.shift[c]);
        }
        return new PerChannel(scales, shifts);
    }

    /**
     * The scaling on the other side of an op such that the result is the same.
     *
     * @param channels on that side
     * @return empty if there is none
     */
    Optional<PerChannel> across(Op op, int channels) {
        if (op instanceof Op.MaxPool) {
            return allPositive() ? Optional.of(this) : Optional.empty();
        }
        if (op instanceof Op.AveragePool pool) {
            // A mean of shifted values is the shifted mean, but zeros that count in the padding are not shifted.
            return isPureScale() || !pool.countPadding() || !pool.window().isPadded()
                    ? Optional.of(this)
                    : Optional.empty();
        }
        if (op instanceof Op.Relu) {
            return allPositive() && isPureScale() ? Optional.of(this) : Optional.empty();
        }
        return op instanceof Op.Reshape ? withPeriod(channels) : acrossMove(op);
    }

    /** Ops that leave channels where they are. */
    private Optional<PerChannel> acrossMove(Op op) {
        boolean passes = (op instanceof Op.Resize resize && resize.isAverage())
                || (op instanceof Op.Slice slice && takesAllChannels(slice))
                || (op instanceof Op.Pad pad
                        && Axis.CHANNELS.of(pad.before()) + Axis.CHANNELS.of(pad.after()) == 0
                        && (pad.mode() != PadMode.CONSTANT || (pad.value() == 0 && isPureScale())));
        return passes ? Optional.of(this) : Optional.empty();
    }

    private boolean takesAllChannels(Op.Slice slice) {
        return slice.shape().channels() == scale.length && Axis.CHANNELS.of(slice.step()) == 1;
    }

    boolean isPureScale() {
        for (float each : shift) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean allPositive() {
        for (float each : scale) {
            if (!(each > 0)) {
                return false;
            }
        }
        return true;
    }

    /** Element i has channel i mod channels, whatever the other extents; so only the period changes. */
    Optional<PerChannel> withPeriod(int channels) {
        PerChannel stretched = new PerChannel(repeated(scale, channels), repeated(shift, channels));
        boolean same = channels % scale.length == 0 || (scale.length % channels == 0 && stretched.repeatsTo(this));
        return same ? Optional.of(stretched) : Optional.empty();
    }

    private boolean repeatsTo(PerChannel longer) {
        for (int c = 0; c < longer.scale.length; c++) {
            if (longer.scale[c] != scale[c % scale.length] || longer.shift[c] != shift[c % scale.length]) {
                return false;
            }
        }
        return true;
    }

    private static float[] repeated(float[] values, int length) {
        float[] result = new float[length];
        for (int i = 0; i < length; i++) {
            result[i] = values[i % values.length];
        }
        return result;
    }
}
