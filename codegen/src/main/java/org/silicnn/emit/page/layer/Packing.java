package org.silicnn.emit.page.layer;

/**
 * The words of a stream: some elements side by side, the first in the lowest bits.
 *
 * @param name C type of a word
 * @param element C type of an element
 * @param elementBits bits of that type
 * @param elements in a word
 * @param header runtime header that knows the word
 */
public record Packing(String name, String element, int elementBits, int elements, String header) {}
