package org.silicnn.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Dense;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Lookup;
import org.silicnn.ir.Requantize;

/**
 * Where precision was lost, and what would likely bring it back.
 *
 * @param culprit the layer to change
 * @param cause what is wrong with it, and the cure: one line
 */
public record Diagnosis(LayerError culprit, String cause) {
    /** Below this a layer counts as bad: an error of a tenth of the signal's amplitude. */
    public static final double BAD_SQNR = 20;

    /** Rounding alone makes a noise of a twelfth of a squared step; beyond some times that, it came from elsewhere. */
    private static final double ROUNDING_POWER = 4.0 / 12;

    private static final double LITTLE_RANGE = 0.3;

    /**
     * Looks for the first layer below {@link #BAD_SQNR}. Noise is carried on from layer to layer, so of that layer and all
     * that leads to it the one is named that adds most to the ratio of noise to signal.
     *
     * @param errors of every layer, in execution order
     * @return empty if no layer is bad
     */
    public static Optional<Diagnosis> of(List<LayerError> errors) {
        Map<String, LayerError> byName = new HashMap<>();
        errors.forEach(error -> byName.put(error.layer().name(), error));
        return errors.stream()
                .filter(error -> error.sqnr() < BAD_SQNR)
                .findFirst()
                .map(bad -> explain(worst(bad, byName), byName));
    }

    private static LayerError worst(LayerError bad, Map<String, LayerError> byName) {
        Set<String> seen = new HashSet<>();
        LayerError worst = bad;
        for (LayerError error : leadingTo(bad, byName, seen)) {
            worst = added(error, byName) > added(worst, byName) ? error : worst;
        }
        return worst;
    }

    private static List<LayerError> leadingTo(LayerError error, Map<String, LayerError> byName, Set<String> seen) {
        List<LayerError> all = new ArrayList<>(List.of(error));
        for (String input : error.layer().inputs()) {
            if (byName.containsKey(input) && seen.add(input)) {
                all.addAll(leadingTo(byName.get(input), byName, seen));
            }
        }
        return all;
    }

    /** What a layer adds to the ratio of noise to signal of the worst tensor it reads. */
    private static double added(LayerError error, Map<String, LayerError> byName) {
        double inherited = error.layer().inputs().stream()
                .filter(byName::containsKey)
                .mapToDouble(input -> byName.get(input).noiseToSignal())
                .max()
                .orElse(0);
        return error.noiseToSignal() - inherited;
    }

    private static Diagnosis explain(LayerError error, Map<String, LayerError> byName) {
        Layer layer = error.layer();
        if (layer instanceof Conv || layer instanceof Dense) {
            return new Diagnosis(error, weights(error));
        }
        if (!(layer instanceof Requantize || layer instanceof Lookup)) {
            return new Diagnosis(error, operands(error));
        }
        String node = error.origin().value();
        if (error.saturationNoise() > error.noise() / 2) {
            return new Diagnosis(
                    error,
                    String.format(
                            Locale.ROOT,
                            "%d of %d values lie beyond its range: a wider range (--ranges min-max) or more activation"
                                    + " bits for '%s'",
                            error.saturated(),
                            error.elements(),
                            node));
        }
        LayerError sums = byName.get(layer.inputs().get(0));
        boolean carried = error.noise() / error.elements() > ROUNDING_POWER * error.step() * error.step();
        if (carried && sums != null) {
            return explain(sums, byName);
        }
        String cure = error.rangeUsed() < LITTLE_RANGE ? "a range that clips (--ranges mse) or " : "";
        return new Diagnosis(
                error,
                String.format(
                        Locale.ROOT,
                        "its steps are too coarse, and it uses %.0f %% of its range: %smore activation bits for '%s'",
                        100 * error.rangeUsed(),
                        cure,
                        node));
    }

    /** Of a layer that loses nothing itself: a difference of near equals is the usual case. */
    private static String operands(LayerError error) {
        return "it is exact, but what it reads is not exact enough for it: more activation bits for '"
                + String.join("', '", error.layer().inputs()) + "'";
    }

    private static String weights(LayerError error) {
        boolean shared = error.origin().scales().size() == 1;
        return "its weights are too coarse: "
                + (shared ? "a scale for each output channel (--weight-scales per-channel) or " : "")
                + "more weight bits for '" + error.origin().value() + "'";
    }
}
