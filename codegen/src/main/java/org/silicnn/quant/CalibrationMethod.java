package org.silicnn.quant;

/** How the range of a tensor is chosen from the values seen. */
public enum CalibrationMethod {
    /** Every value seen fits. */
    MIN_MAX,
    /** All but the outermost 0.01 % fit. */
    PERCENTILE,
    /** Least mean square error between a value and what is left of it. */
    MSE,
    /**
     * Least Kullback-Leibler divergence between the histograms of activations before and after (Migacz 2017, "8-bit
     * Inference with TensorRT"); weights by {@link #MSE}.
     */
    KL
}
