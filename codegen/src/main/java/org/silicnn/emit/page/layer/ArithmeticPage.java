package org.silicnn.emit.page.layer;

import java.util.List;
import org.silicnn.emit.page.Page;

/**
 * Two tensors element by element, with the requantisation behind it when there is one.
 *
 * @param places elements of one channel of the output
 * @param blocks words of a place of the output
 * @param hasTables whether the requantisation has tables
 * @param combined C expression of {@code left_value} and {@code right_value}
 * @param result C expression of the element written for {@code sum}
 */
public record ArithmeticPage(
        String title,
        String function,
        List<Operand> operands,
        Packing outputWord,
        String sumType,
        int places,
        int blocks,
        boolean hasTables,
        String combined,
        String result)
        implements Page {

    /**
     * A stream.
     *
     * @param kept words that are read first and kept for every place, or null if none are
     * @param eachPlace whether one word is read for a whole place
     * @param word C expression of the word for a block, or null where it is that of the place
     * @param eachLane whether the word has an element for each channel of a block, not one for all
     * @param zeroPoint what is subtracted from an element
     */
    public record Operand(
            String name,
            Packing packing,
            Integer kept,
            boolean eachPlace,
            String word,
            boolean eachLane,
            int zeroPoint) {}
}
