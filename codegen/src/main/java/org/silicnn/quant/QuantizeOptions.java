package org.silicnn.quant;

import java.util.HashMap;
import java.util.Map;
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
 * @param weightBitsOf exceptions to {@code weightBits}, by the graph node's name
 * @param activationBitsOf exceptions to {@code activationBits}, by the name of the graph node that makes the value
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
        Map<String, Integer> weightBitsOf,
        Map<String, Integer> activationBitsOf,
        boolean biasCorrection,
        boolean equalization,
        Rounding rounding) {
    public QuantizeOptions {
        weightBitsOf = Map.copyOf(weightBitsOf);
        activationBitsOf = Map.copyOf(activationBitsOf);
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
                Map.of(),
                true,
                true,
                Rounding.RND);
    }

    /** With these widths of some nodes, and the others as before. */
    public QuantizeOptions withBits(Map<String, Integer> ofWeights, Map<String, Integer> ofActivations) {
        Map<String, Integer> weights = new HashMap<>(weightBitsOf);
        weights.putAll(ofWeights);
        Map<String, Integer> activations = new HashMap<>(activationBitsOf);
        activations.putAll(ofActivations);
        return new QuantizeOptions(
                encoding,
                inputFormat,
                scheme,
                granularity,
                method,
                weightBits,
                activationBits,
                weights,
                activations,
                biasCorrection,
                equalization,
                rounding);
    }

    RangeChooser ranges() {
        return new RangeChooser(scheme, method);
    }

    public int weightBits(String node) {
        return weightBitsOf.getOrDefault(node, weightBits);
    }

    public int activationBits(String node) {
        return activationBitsOf.getOrDefault(node, activationBits);
    }
}
