package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;

/**
 * Limits that are not those of the format.
 *
 * @param low C literal
 * @param high C literal
 */
public record ClampPage(String title, String function, Packing word, int words, String low, String high)
        implements Page {}
