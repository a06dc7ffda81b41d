package org.silicnn.emit.page.project;

/**
 * A port of the top function to external memory.
 *
 * @param words of 64 bits
 * @param file that holds them
 */
public record MemoryPort(String name, int words, String file) {}
