package org.silicnn.emit;

import org.silicnn.ir.TensorType;

/**
 * A stream between two stages.
 *
 * @param name C identifier
 * @param type of the tensor whose words it carries
 * @param depth words that it must be able to hold
 */
record Channel(String name, TensorType type, int depth) {}
