package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;

/**
 * A word made several.
 *
 * @param words read
 * @param ratio written for each
 */
public record UnpackPage(String title, String function, Packing wide, Packing narrow, int words, int ratio)
        implements Page {}
