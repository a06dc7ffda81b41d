package org.silicnn.frontend;

import java.util.List;
import org.silicnn.ir.Window;
import org.silicnn.ir.Window.Axis;

/** Windows as model files describe them, with pads worked out. */
public final class Windows {
    private Windows() {}

    /** A signal is a picture of one row. */
    public static Window of(List<Axis> axes) {
        return axes.size() == 1 ? Window.of(Axis.NONE, axes.get(0)) : new Window(axes);
    }

    /** The same axis with other pads. */
    public static Axis padded(Axis axis, int before, int after) {
        return new Axis(axis.kernel(), axis.stride(), axis.dilation(), before, after);
    }

    /** Padded so that there are {@code ceil(input / stride)} outputs, an odd cell behind: what TensorFlow calls same. */
    public static Axis same(Axis bare, int input) {
        int total = sameTotal(bare, input);
        return padded(bare, total / 2, total - total / 2);
    }

    /** The same, but an odd cell in front. */
    public static Axis sameLower(Axis bare, int input) {
        int total = sameTotal(bare, input);
        return padded(bare, total - total / 2, total / 2);
    }

    private static int sameTotal(Axis bare, int input) {
        int outputs = (input - 1) / bare.stride() + 1;
        return (int) Math.max(0, (outputs - 1L) * bare.stride() + bare.reach() - input);
    }
}
