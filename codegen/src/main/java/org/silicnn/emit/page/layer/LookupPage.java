package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;

/**
 * A table instead of a function.
 *
 * @param places elements of one channel
 * @param blocks words of a place
 * @param least the stored integer of the first entry
 * @param entries of one channel's table, or null if all channels share one
 */
public record LookupPage(
        String title,
        String function,
        Packing inputWord,
        Packing outputWord,
        int places,
        int blocks,
        long least,
        Integer entries)
        implements Page {}
