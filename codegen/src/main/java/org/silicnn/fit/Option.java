package org.silicnn.fit;

import org.silicnn.emit.layer.Folding;
import org.silicnn.target.Budget;

/**
 * One way to fold a layer.
 *
 * @param cycles for an image
 */
record Option(Folding folding, long cycles, Budget cost) {
    /** Whether this is as good in every respect. */
    boolean dominates(Option other) {
        return cycles <= other.cycles
                && cost.dsp() <= other.cost.dsp()
                && cost.bram18() <= other.cost.bram18()
                && cost.lut() <= other.cost.lut();
    }
}
