package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;

/**
 * The largest value of each whole channel.
 *
 * @param places elements of one channel
 * @param blocks words of a place
 */
public record GlobalMaxPoolPage(String title, String function, Packing word, int places, int blocks) implements Page {}
