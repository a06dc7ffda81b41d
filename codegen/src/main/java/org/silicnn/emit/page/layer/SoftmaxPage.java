package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;

/**
 * Exponentials over their sum.
 *
 * @param places elements of one channel
 * @param blocks words of a place
 * @param least smallest stored integer of the input
 * @param entries of the table
 * @param width of the output: a share counts in steps of {@code 2^-width}
 * @param most the largest number of steps
 * @param zeroPoint of the output
 */
public record SoftmaxPage(
        String title,
        String function,
        Packing inputWord,
        Packing outputWord,
        int places,
        int blocks,
        long least,
        int entries,
        int width,
        long most,
        int zeroPoint)
        implements Page {}
