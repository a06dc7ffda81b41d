package org.silicnn.emit.page.project;

import org.silicnn.emit.page.layer.Packing;

/**
 * A stream of the top function.
 *
 * @param words of one tensor
 * @param values of one tensor
 */
public record TopPort(Packing word, int words, int values) {}
