package org.silicnn.emit.page.project;

/**
 * A stream port of a kernel.
 *
 * @param size bytes of one tensor
 * @param bytes of one word
 * @param topBit highest bit of one word
 */
public record StreamPort(int size, int bytes, int topBit) {}
