package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;

/**
 * Repeated places. Blocks of {@code lines x columns} places are held, each repeated as a whole.
 *
 * @param blocks of one input
 * @param blockTimes how often a block is repeated
 * @param lineTimes how often a line of a block is repeated within it
 * @param columnTimes how often a place of a line is repeated within it
 * @param words of a place
 */
public record UpsamplePage(
        String title,
        String function,
        Packing word,
        int blocks,
        int blockTimes,
        int lines,
        int lineTimes,
        int columns,
        int columnTimes,
        int words)
        implements Page {}
