package org.silicnn.quant;

import java.util.Optional;
import java.util.function.Function;

/**
 * What is fixed for one layer; whatever is empty is as for every layer.
 *
 * @param scheme which scales are allowed for the layer's weights and for the value it makes
 * @param granularity how many scales its weights have
 * @param method how ranges are chosen
 * @param weightBits 2..16, the sign included
 * @param activationBits of the value that the layer makes, 2..16
 */
public record LayerOptions(
        Optional<QuantizationScheme> scheme,
        Optional<WeightGranularity> granularity,
        Optional<CalibrationMethod> method,
        Optional<Integer> weightBits,
        Optional<Integer> activationBits) {
    /** Nothing is fixed. */
    public static final LayerOptions NONE =
            new LayerOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** With a width of the weights. */
    public LayerOptions withWeightBits(int bits) {
        return new LayerOptions(scheme, granularity, method, Optional.of(bits), activationBits);
    }

    /** With a width of the value that the layer makes. */
    public LayerOptions withActivationBits(int bits) {
        return new LayerOptions(scheme, granularity, method, weightBits, Optional.of(bits));
    }

    /** Everything that is fixed here, the rest as in {@code others}. */
    LayerOptions over(LayerOptions others) {
        return new LayerOptions(
                either(others, LayerOptions::scheme),
                either(others, LayerOptions::granularity),
                either(others, LayerOptions::method),
                either(others, LayerOptions::weightBits),
                either(others, LayerOptions::activationBits));
    }

    private <T> Optional<T> either(LayerOptions others, Function<LayerOptions, Optional<T>> part) {
        return part.apply(this).or(() -> part.apply(others));
    }
}
