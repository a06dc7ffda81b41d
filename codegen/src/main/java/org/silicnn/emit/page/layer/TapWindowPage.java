package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;
import org.silicnn.ir.Window;

/**
 * A window that slides over streamed rows and sends out several of its taps in a word.
 *
 * @param outputWord {@code tapsPerWord} input words side by side
 * @param padding what lies around the input
 * @param ring rows held
 * @param taps under the window
 * @param words of a window
 * @param steps iterations for one window
 * @param firstStep of a row, below 0: iterations until its first window is complete
 * @param firstShift of the steps in which the window moves on; null if it does in all of them
 * @param rowSteps iterations for an output row
 * @param fill words read before the first window
 * @param firstGoal rows that the second row of windows needs
 * @param firstReads words that bring the missing ones of these
 * @param topSlot where in the ring the first row under the window lies
 * @param nextComplete from the first row under a window to the first that the next row of windows doesn't need
 */
public record TapWindowPage(
        String title,
        String function,
        Packing inputWord,
        Packing outputWord,
        long padding,
        int inputRows,
        int inputLines,
        int outputRows,
        int outputLines,
        Window.Axis rows,
        Window.Axis lines,
        int ring,
        int taps,
        int tapsPerWord,
        int words,
        int steps,
        int firstStep,
        Integer firstShift,
        int rowSteps,
        int fill,
        int firstGoal,
        int firstReads,
        int topSlot,
        int nextComplete)
        implements Page {}
