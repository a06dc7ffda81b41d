package org.silicnn.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.graph.IntegerWeights;

/** Weights as the file stores them, for ops that keep its integers. */
public final class StoredWeights {
    private StoredWeights() {}

    /**
     * The integers of a layer.
     *
     * @param weights output channels one behind the other
     * @param bias one for each output channel
     * @return empty if the file stores no integers, or those of an output channel count in several steps
     */
    public static Optional<IntegerWeights> of(Constant weights, Constant bias) {
        int outputs = bias.size();
        if (!weights.isStored() || outputs < 1 || weights.size() % outputs != 0) {
            return Optional.empty();
        }
        int run = weights.size() / outputs;
        List<Double> scales = new ArrayList<>();
        for (int output = 0; output < outputs; output++) {
            float step = weights.stepAt(output * run);
            for (int i = output * run; i < (output + 1) * run; i++) {
                if (weights.stepAt(i) != step) {
                    return Optional.empty();
                }
            }
            scales.add((double) step);
        }
        List<Double> fewest = scales.stream().distinct().count() == 1 ? scales.subList(0, 1) : scales;
        return Optional.of(new IntegerWeights(integers(weights), fewest, bias.floats(), storedBias(bias)));
    }

    private static Optional<IntegerWeights.StoredBias> storedBias(Constant bias) {
        if (!bias.isStored()) {
            return Optional.empty();
        }
        List<Double> scales = IntStream.range(0, bias.size())
                .mapToObj(i -> (double) bias.stepAt(i))
                .toList();
        return Optional.of(new IntegerWeights.StoredBias(integers(bias), scales));
    }

    /** In the narrowest format that holds them. */
    public static org.silicnn.ir.Constant integers(Constant stored) {
        long low = IntStream.range(0, stored.size())
                .mapToLong(stored::storedAt)
                .min()
                .orElse(0);
        long high = IntStream.range(0, stored.size())
                .mapToLong(stored::storedAt)
                .max()
                .orElse(0);
        return org.silicnn.ir.Constant.of(FixedFormat.signedFor(low, high, 0), stored.size(), stored::storedAt);
    }
}
