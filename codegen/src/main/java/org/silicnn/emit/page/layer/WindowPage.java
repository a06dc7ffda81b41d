package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;
import org.silicnn.ir.Window;

/**
 * A window that slides over streamed rows and sends out what lies under it.
 *
 * @param padding what lies around the input
 * @param ring rows held
 * @param rowWords words of a row
 * @param placeWords words of a place of the input
 * @param groups parts of a window, sent out one behind the other
 * @param blocks words of one part at one tap
 * @param words of one whole window
 * @param steps iterations for one window
 * @param fill words read before the first window
 * @param firstGoal rows that the second row of windows needs
 * @param firstReads words that bring the missing ones of these
 * @param readsPerPlace words read at most while a window goes out
 * @param topSlot where in the ring the first row under the window lies
 * @param nextComplete from the first row under a window to the first that the next row of windows doesn't need
 */
public record WindowPage(
        String title,
        String function,
        Packing word,
        long padding,
        int inputRows,
        int inputLines,
        int inputColumns,
        int outputRows,
        int outputLines,
        int outputColumns,
        Window.Axis rows,
        Window.Axis lines,
        Window.Axis columns,
        int ring,
        int rowWords,
        int placeWords,
        int groups,
        int blocks,
        int words,
        int steps,
        int fill,
        int firstGoal,
        int firstReads,
        int readsPerPlace,
        int topSlot,
        int nextComplete)
        implements Page {}
