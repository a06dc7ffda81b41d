package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;

/**
 * A max pooling behind its windows.
 *
 * @param windows for each place and each word of one
 * @param taps words of a window
 */
public record MaxPoolPage(String title, String function, Packing word, int windows, int taps) implements Page {}
