package org.silicnn.fit;

import java.util.List;
import org.silicnn.emit.layer.Folding;
import org.silicnn.target.Budget;

/**
 * One way to fold a layer.
 *
 * @param cycles for an image
 * @param bytes of external memory read for an image
 * @param larger the same with larger tiles, each of which reads less
 */
record Option(Folding folding, long cycles, Budget cost, long bytes, List<Option> larger) {
    Option {
        larger = List.copyOf(larger);
    }

    /** With weights on the chip, or without any. */
    Option(Folding folding, long cycles, Budget cost) {
        this(folding, cycles, cost, 0, List.of());
    }

    Option with(List<Option> tiles) {
        return new Option(folding, cycles, cost, bytes, tiles);
    }

    /** Whether this is as good in every respect. */
    boolean dominates(Option other) {
        return cycles <= other.cycles
                && cost.dsp() <= other.cost.dsp()
                && cost.bram18() <= other.cost.bram18()
                && cost.lut() <= other.cost.lut();
    }
}
