package org.silicnn.emit.page.project;

/**
 * A stream port of a kernel in Verilog.
 *
 * @param size bytes of one tensor
 * @param bytes of one word that hold values
 * @param topBit highest bit of one word
 * @param usedBit highest bit that holds a value
 * @param padding the bits above that, and that they are 0; null if there are none
 */
public record StreamPort(int size, int bytes, int topBit, int usedBit, String padding) {}
