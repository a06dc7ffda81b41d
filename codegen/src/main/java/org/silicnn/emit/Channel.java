package org.silicnn.emit;

import org.silicnn.target.Cost;
import org.silicnn.target.Primitives;

/**
 * A stream between two stages.
 *
 * @param name C identifier
 * @param words that it carries
 * @param depth words that it must be able to hold
 */
public record Channel(String name, Words words, int depth) {
    /** What it takes of an FPGA. */
    public Cost cost() {
        return Primitives.fifo(depth, words.width() * words.type().format().width());
    }
}
