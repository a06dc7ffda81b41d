package org.silicnn.emit;

import org.silicnn.emit.layer.WeightMemory;
import org.silicnn.emit.page.project.MemoryPort;

/**
 * External memory behind a port of its own, as the tools let only one stage read a port.
 *
 * @param name C identifier of the port
 * @param layer whose weights it holds
 */
public record Memory(String name, String layer, WeightMemory weights) {
    /** The file that a test bench fills it from. */
    String file() {
        return name + ".bin";
    }

    MemoryPort port() {
        return new MemoryPort(name, weights.words(), file());
    }
}
