package org.silicnn.quant;

/** How many scales the weights of one layer have. */
public enum WeightGranularity {
    PER_TENSOR,
    /** One for each output channel; the scales meet again in the requantisation behind the layer. */
    PER_CHANNEL
}
