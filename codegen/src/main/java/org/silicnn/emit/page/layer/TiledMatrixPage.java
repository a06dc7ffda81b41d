package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;

/**
 * Weighted sums over all inputs of a place, for a tile of places at a time, with weights out of a stream.
 *
 * @param folding sentence for the reader
 * @param weight C type of a weight
 * @param weightBits of that type
 * @param loadWeights weights that are loaded together, with what fills the last word
 * @param loadWords words that bring them
 * @param loads of an image
 * @param span blocks of a load
 * @param block weights used in a cycle
 * @param tiles of the output
 * @param tile places of a tile
 * @param tileWords that bring the inputs of a tile
 * @param arrivedAtFirst of them at the first tile: all if there is no other, else 0
 * @param groupWords that bring the inputs of a group at a place
 * @param placeRows rows of {@code simd} inputs that a place fills
 * @param valueRows rows of a tile
 * @param folds iterations over the outputs of a place
 * @param groupFolds of them for a group
 * @param chunks iterations over the inputs of a group
 * @param beats iterations of a block
 * @param lastChunk products in the last chunk if they are fewer than {@code simd}, else null
 * @param wordsOut written for a fold
 * @param lastWordsOut written for the last fold of a group
 * @param tileWordsOut that take the outputs of a tile
 * @param lastChannels outputs of the last fold of a group
 * @param sumRows folds of all places of a tile
 * @param zeroPoint of the input, or null if it is 0
 * @param hasTables whether the requantisation has tables
 * @param result C expression of the element written for {@code sum}
 */
public record TiledMatrixPage(
        String title,
        String function,
        String folding,
        Packing inputWord,
        Packing outputWord,
        String sumType,
        String weight,
        int weightBits,
        int loadWeights,
        int loadWords,
        int loads,
        int span,
        int block,
        int tiles,
        int tile,
        int tileWords,
        int arrivedAtFirst,
        int groupWords,
        int placeRows,
        int valueRows,
        int folds,
        int groupFolds,
        int chunks,
        int beats,
        Integer lastChunk,
        int wordsOut,
        int lastWordsOut,
        int tileWordsOut,
        int lastChannels,
        int sumRows,
        int pe,
        int simd,
        Integer zeroPoint,
        boolean hasTables,
        String result)
        implements Page {}
