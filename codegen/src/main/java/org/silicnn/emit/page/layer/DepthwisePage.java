package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;

/**
 * A convolution whose channels see only themselves, with the requantisation behind it when there is one. Its windows
 * come in {@code pe} channels at a time, all taps of these, then the next channels.
 *
 * @param folding sentence for the reader
 * @param places of the output
 * @param folds iterations over the channels of a place
 * @param taps iterations that bring a word
 * @param turns iterations of a fold
 * @param wordsOut written for a fold
 * @param lastWordsOut written for the last fold
 * @param zeroPoint of the input, or null if it is 0
 * @param hasTables whether the requantisation has tables
 * @param result C expression of the element written for {@code sum}
 */
public record DepthwisePage(
        String title,
        String function,
        String folding,
        Packing inputWord,
        Packing outputWord,
        String sumType,
        int places,
        int folds,
        int taps,
        int turns,
        int wordsOut,
        int lastWordsOut,
        int pe,
        Integer zeroPoint,
        boolean hasTables,
        String result)
        implements Page {}
