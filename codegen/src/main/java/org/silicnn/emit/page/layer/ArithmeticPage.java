package org.silicnn.emit.page.layer;

import java.util.List;
import org.silicnn.emit.page.Page;

/**
 * Two tensors element by element, with the requantisation behind it when there is one.
 *
 * @param places elements of one channel of the output
 * @param hasTables whether the requantisation has tables
 * @param combined C expression of {@code left_value} and {@code right_value}
 * @param result C expression of the word written for {@code sum}
 */
public record ArithmeticPage(
        String title,
        String function,
        List<Operand> operands,
        String outputType,
        String sumType,
        int places,
        int channels,
        boolean hasTables,
        String combined,
        String result)
        implements Page {

    /**
     * A stream.
     *
     * @param kept words that are read first and kept for every place, or null if none are
     * @param eachPlace whether one word serves all channels of a place
     * @param word C expression of the word for channel {@code o} of a place
     * @param zeroPoint what is subtracted from it
     */
    public record Operand(String name, String type, Integer kept, boolean eachPlace, String word, int zeroPoint) {}
}
