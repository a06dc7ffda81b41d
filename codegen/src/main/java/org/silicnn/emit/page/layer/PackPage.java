package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;

/**
 * Several words made one.
 *
 * @param words read for a place
 * @param ratio of them in a word written
 */
public record PackPage(String title, String function, Packing narrow, Packing wide, int places, int words, int ratio)
        implements Page {}
