package org.silicnn.emit;

/**
 * A stream between two stages.
 *
 * @param name C identifier
 * @param words that it carries
 * @param depth words that it must be able to hold
 */
record Channel(String name, Words words, int depth) {}
