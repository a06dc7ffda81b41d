package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;

/**
 * A buffer on a branch that waits for another.
 *
 * @param ring words held
 * @param swings entries of its tables
 */
public record DelayPage(String title, String function, Packing word, int words, int ring, int swings) implements Page {}
