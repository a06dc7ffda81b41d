package org.silicnn.quant;

/** Which scales a network may have. */
public enum QuantizationScheme {
    /** Powers of two and zero points 0: requantising is a shift and takes no multiplier. */
    POW2,
    /** Any scale, zero points, and so a multiplier in every requantisation: an eighth to a half bit more precise. */
    AFFINE
}
