package org.silicnn.emit.page.layer;

import java.util.List;
import org.silicnn.emit.page.Page;

/**
 * A sum of two tensors, with the requantisation behind it when there is one.
 *
 * @param places elements of one channel
 * @param hasTables whether the requantisation has tables
 * @param result C expression of the word written for {@code sum}
 */
public record AddPage(
        String title,
        String function,
        List<Operand> operands,
        String outputType,
        String sumType,
        int places,
        int channels,
        boolean hasTables,
        String result)
        implements Page {

    /** A stream and what is subtracted from its words. */
    public record Operand(String name, String type, int zeroPoint) {}
}
