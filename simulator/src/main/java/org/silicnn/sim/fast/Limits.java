package org.silicnn.sim.fast;

import java.util.Optional;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.ir.Requantize;

/** What a saturating requantisation gives at least and at most, zero point subtracted. */
record Limits(long least, long most) {
    /** Nothing where the layer doesn't saturate. */
    static Optional<Limits> of(Requantize layer) {
        FixedFormat format = layer.outputType().format();
        int zeroPoint = layer.outputType().zeroPoint();
        return switch (layer.overflow()) {
            case SAT -> Optional.of(new Limits(format.min() - zeroPoint, format.max() - zeroPoint));
            // One bit has no symmetric range and keeps −1.
            case SAT_SYM ->
                Optional.of(new Limits((format.signed() ? format.min() | 1 : 0) - zeroPoint, format.max() - zeroPoint));
            case SAT_ZERO, WRAP, WRAP_SM -> Optional.empty();
        };
    }

    /** The larger magnitude. */
    long largest() {
        return Math.max(Math.abs(least), Math.abs(most));
    }
}
