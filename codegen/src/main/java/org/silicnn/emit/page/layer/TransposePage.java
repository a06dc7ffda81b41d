package org.silicnn.emit.page.layer;

import java.util.List;
import org.silicnn.emit.page.Page;

/**
 * Blocks of words, each written in another order than it came in.
 *
 * @param blocks of one input
 * @param words of a block
 * @param loops over a block in the order of the output, outermost first
 * @param closings of those loops, innermost first: the blanks in front
 * @param indent blanks in front of the innermost statement
 * @param at C expression of the word's place in the block
 */
public record TransposePage(
        String title,
        String function,
        Packing word,
        int blocks,
        int words,
        List<Loop> loops,
        List<String> closings,
        String indent,
        String at)
        implements Page {

    /**
     * One loop.
     *
     * @param indent blanks in front
     */
    public record Loop(String indent, String index, int extent) {}
}
