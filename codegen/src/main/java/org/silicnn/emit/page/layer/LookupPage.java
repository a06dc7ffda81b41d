package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;

/**
 * A table instead of a function.
 *
 * @param places elements of one channel
 * @param least the stored integer of the first entry
 * @param entries of one channel's table, or null if all channels share one
 */
public record LookupPage(
        String title,
        String function,
        String inputType,
        String outputType,
        int places,
        int channels,
        long least,
        Integer entries)
        implements Page {}
