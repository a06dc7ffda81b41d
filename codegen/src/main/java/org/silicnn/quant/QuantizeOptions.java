package org.silicnn.quant;

import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Rounding;

/**
 * How a network is quantised.
 *
 * @param encoding what the image's integers mean to the trained network
 * @param inputFormat how one of them is stored on the wire
 * @param weightBits 2..16, the sign included
 * @param activationBits 2..16
 * @param rounding of every requantisation
 */
public record QuantizeOptions(
        InputEncoding encoding, FixedFormat inputFormat, int weightBits, int activationBits, Rounding rounding) {
    /** Pixels of 0..255, 8 bits everywhere, nearest with ties up: one adder in hardware. */
    public static QuantizeOptions defaults() {
        return new QuantizeOptions(InputEncoding.UNIT, FixedFormat.unsigned(8, 0), 8, 8, Rounding.RND);
    }

    public QuantizeOptions withEncoding(InputEncoding newEncoding) {
        return new QuantizeOptions(newEncoding, inputFormat, weightBits, activationBits, rounding);
    }
}
