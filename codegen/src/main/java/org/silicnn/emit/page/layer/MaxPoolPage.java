package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;

/**
 * A max pooling.
 *
 * @param least smallest value of the type, where the search starts
 */
public record MaxPoolPage(String title, String function, String inputType, WindowLoops loops, long least)
        implements Page {}
