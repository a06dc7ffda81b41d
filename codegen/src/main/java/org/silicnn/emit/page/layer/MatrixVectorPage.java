package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;

/**
 * Weighted sums over all inputs of a place, with the requantisation behind them when there is one: a fully connected
 * layer, and a convolution behind its windows.
 *
 * @param folding sentence for the reader
 * @param places of the output
 * @param words that bring the inputs of a place
 * @param arrivedAtFirst of them at the first place: all if there is no other, else 0
 * @param groupWords that bring those of a group
 * @param valueRows rows of {@code simd} inputs that a place fills
 * @param folds iterations over the outputs of a place
 * @param groupFolds of them for a group
 * @param chunks iterations over the inputs of a group
 * @param turns iterations of a fold
 * @param lastChunk products in the last chunk if they are fewer than {@code simd}, else null
 * @param wordsOut written for a fold
 * @param lastWordsOut written for the last fold of a group
 * @param lastChannels outputs of the last fold of a group
 * @param zeroPoint of the input, or null if it is 0
 * @param pairs null if each product is made by itself
 * @param hasTables whether the requantisation has tables
 * @param result C expression of the element written for {@code sum}
 */
public record MatrixVectorPage(
        String title,
        String function,
        String folding,
        Packing inputWord,
        Packing outputWord,
        String sumType,
        int places,
        int words,
        int arrivedAtFirst,
        int groupWords,
        int valueRows,
        int folds,
        int groupFolds,
        int chunks,
        int turns,
        Integer lastChunk,
        int wordsOut,
        int lastWordsOut,
        int lastChannels,
        int pe,
        int simd,
        Integer zeroPoint,
        Pairs pairs,
        boolean hasTables,
        String result)
        implements Page {
    /**
     * Products made two at a time.
     *
     * @param lastProducts for an output, of the last chunk
     * @param zeroPoint of the input
     */
    public record Pairs(int lastProducts, int zeroPoint) {}
}
