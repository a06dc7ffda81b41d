package org.silicnn.quant;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Rounding;

/**
 * How a network is quantised.
 *
 * @param encoding what the image's integers mean to the trained network
 * @param inputFormat how one of them is stored on the wire
 * @param scheme which scales are allowed
 * @param granularity how many scales a layer's weights have; a last layer whose sums are the output always has one, so
 *     that its scores can be compared
 * @param method how ranges are chosen
 * @param weightBits 2..16, the sign included
 * @param activationBits 2..16
 * @param layers exceptions, by the name of the graph node that has the weights or makes the value
 * @param biasCorrection whether a bias takes up the mean error of its channel's quantised weights
 * @param equalization whether the ranges of neighbouring layers' channels are balanced first
 * @param rounding of every requantisation
 */
public record QuantizeOptions(
        InputEncoding encoding,
        FixedFormat inputFormat,
        QuantizationScheme scheme,
        WeightGranularity granularity,
        CalibrationMethod method,
        int weightBits,
        int activationBits,
        Map<String, LayerOptions> layers,
        boolean biasCorrection,
        boolean equalization,
        Rounding rounding) {
    public QuantizeOptions {
        layers = Map.copyOf(layers);
    }

    /**
     * Pixels of 0..255; 8 bits everywhere; powers of two, one for each output channel, of least mean square error; biases
     * corrected and channels equalised; nearest with ties up, which is one adder in hardware.
     */
    public static QuantizeOptions defaults() {
        return new QuantizeOptions(
                InputEncoding.UNIT,
                FixedFormat.unsigned(8, 0),
                QuantizationScheme.POW2,
                WeightGranularity.PER_CHANNEL,
                CalibrationMethod.MSE,
                8,
                8,
                Map.of(),
                true,
                true,
                Rounding.RND);
    }

    /** With these choices for some layers over those made before. */
    public QuantizeOptions withLayers(Map<String, LayerOptions> choices) {
        Map<String, LayerOptions> merged = new HashMap<>(layers);
        choices.forEach((node, choice) -> merged.put(node, choice.over(of(node))));
        return new QuantizeOptions(
                encoding,
                inputFormat,
                scheme,
                granularity,
                method,
                weightBits,
                activationBits,
                merged,
                biasCorrection,
                equalization,
                rounding);
    }

    /** With these widths of some nodes, and the others as before. */
    public QuantizeOptions withBits(Map<String, Integer> ofWeights, Map<String, Integer> ofActivations) {
        Map<String, LayerOptions> choices = new HashMap<>();
        ofWeights.forEach((node, bits) -> choices.put(node, LayerOptions.NONE.withWeightBits(bits)));
        ofActivations.forEach((node, bits) ->
                choices.put(node, choices.getOrDefault(node, LayerOptions.NONE).withActivationBits(bits)));
        return withLayers(choices);
    }

    /** What is fixed for a node alone. */
    public LayerOptions of(String node) {
        return layers.getOrDefault(node, LayerOptions.NONE);
    }

    RangeChooser ranges(String node) {
        return new RangeChooser(choice(node, LayerOptions::scheme, scheme), choice(node, LayerOptions::method, method));
    }

    WeightGranularity granularity(String node) {
        return choice(node, LayerOptions::granularity, granularity);
    }

    /** Width of a node's weights. */
    public int weightBits(String node) {
        return choice(node, LayerOptions::weightBits, weightBits);
    }

    /** Width of the value that a node makes. */
    public int activationBits(String node) {
        return choice(node, LayerOptions::activationBits, activationBits);
    }

    private <T> T choice(String node, Function<LayerOptions, Optional<T>> part, T everywhere) {
        return part.apply(of(node)).orElse(everywhere);
    }
}
