package org.silicnn.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.silicnn.ir.Constant;
import org.silicnn.ir.InvalidNetworkException;

/**
 * Weights that a model file stores as integers. They and their scales go into the network as they are.
 *
 * @param stored output channels one behind the other, their zero points subtracted
 * @param scales worth of one step: one for all output channels, or one for each
 * @param bias as real numbers, one for each output channel
 * @param storedBias the bias as integers, if the file stores it so
 */
public record IntegerWeights(Constant stored, List<Double> scales, float[] bias, Optional<StoredBias> storedBias) {
    /**
     * Biases as a file stores them.
     *
     * @param values one for each output channel
     * @param scales worth of one step of each; none if that is input scale times weight scale by the format's own rule
     */
    public record StoredBias(Constant values, List<Double> scales) {
        public StoredBias {
            scales = List.copyOf(scales);
        }

        /** Whether the biases count in the same steps as the sums that they are added to. */
        public boolean countsIn(double... sumScales) {
            for (int o = 0; o < scales.size(); o++) {
                double sums = sumScales[sumScales.length == 1 ? 0 : o];
                if (!(Math.abs(scales.get(o) - sums) <= SAME * sums)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Writers multiply the scales in single precision, some of them twice. */
    private static final double SAME = 1e-5;

    /** @throws InvalidNetworkException if sizes don't agree or a scale isn't positive and finite */
    public IntegerWeights {
        scales = List.copyOf(scales);
        if (bias.length < 1 || stored.size() % bias.length != 0) {
            throw new InvalidNetworkException(
                    "the weights of " + bias.length + " outputs must be as many for each, not " + stored.size());
        }
        if (scales.size() != 1 && scales.size() != bias.length) {
            throw new InvalidNetworkException(
                    "weights must have 1 or " + bias.length + " scales, not " + scales.size());
        }
        if (!scales.stream().allMatch(scale -> scale > 0 && scale < Double.POSITIVE_INFINITY)) {
            throw new InvalidNetworkException("the scales of weights must be positive and finite, not " + scales);
        }
        if (storedBias.isPresent() && storedBias.get().values().size() != bias.length) {
            throw new InvalidNetworkException("there must be " + bias.length + " biases, not "
                    + storedBias.get().values().size());
        }
    }

    /**
     * The weights of a layer whose output channels each stand for one of this layer's.
     *
     * @param newStored weights, in the order of the new channels
     * @param sources the output channel that each new one stands for
     */
    public IntegerWeights spread(Constant newStored, int... sources) {
        float[] newBias = new float[sources.length];
        for (int i = 0; i < sources.length; i++) {
            newBias[i] = bias[sources[i]];
        }
        List<Double> newScales = Arrays.stream(sources).mapToObj(this::scale).toList();
        Optional<StoredBias> newStoredBias = storedBias.map(each -> new StoredBias(
                Constant.of(each.values().format(), sources.length, i -> each.values()
                        .get(sources[i])),
                each.scales().size() <= 1
                        ? each.scales()
                        : Arrays.stream(sources).mapToObj(each.scales()::get).toList()));
        return new IntegerWeights(newStored, scales.size() == 1 ? scales : newScales, newBias, newStoredBias);
    }

    public double scale(int output) {
        return scales.get(scales.size() == 1 ? 0 : output);
    }

    /** The weights as real numbers. */
    public float[] reals() {
        int run = stored.size() / bias.length;
        float[] reals = new float[stored.size()];
        for (int i = 0; i < reals.length; i++) {
            reals[i] = (float) (stored.get(i) * scale(i / run));
        }
        return reals;
    }

    long parameters() {
        return (long) stored.size() + bias.length;
    }
}
