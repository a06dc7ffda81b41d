package org.silicnn.fit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.silicnn.emit.Dataflow;
import org.silicnn.emit.layer.Folded;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Limits;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Network;
import org.silicnn.problem.CodegenProblem;
import org.silicnn.problem.Diagnostics;
import org.silicnn.problem.Printable;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/** Finds what is chosen for the hardware of single layers and can't be had, or would be lost without a word. */
public final class ChoiceCheck {
    private static final int MOST_NAMED = 50;
    private static final String PE = "pe";
    private static final String SIMD = "simd";
    private static final String TILE = "tile";
    private static final String WEIGHTS = "weights";

    private final Network network;
    private final BiFunction<String, String, Where> where;
    private final Map<String, Dataflow.Weighted> weighted = new LinkedHashMap<>();
    /** Channels that may lie in a word of the other layers, if there is a choice. */
    private final Map<String, List<Integer>> widths = new LinkedHashMap<>();

    private final Diagnostics diagnostics = new Diagnostics();

    private ChoiceCheck(Network network, BiFunction<String, String, Where> where) {
        this.network = network;
        this.where = where;
        Dataflow.weighted(network).forEach(each -> weighted.put(each.layer().name(), each));
        for (Dataflow.Unweighted each : Dataflow.unweighted(network)) {
            if (each.widths().size() > 1) {
                widths.put(each.layer().name(), each.widths());
            }
        }
    }

    /**
     * Checks.
     *
     * @param where a choice was made, by the layer and one of the words {@code pe}, {@code simd}, {@code tile}, {@code weights}
     * @throws UserException naming every choice that changes nothing or isn't possible
     */
    public static void check(Network network, HardwareChoices choices, BiFunction<String, String, Where> where) {
        ChoiceCheck check = new ChoiceCheck(network, where);
        choices.layers().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> check.check(entry.getKey(), entry.getValue()));
        check.diagnostics.stopIfErrors();
    }

    private void check(String layer, LayerChoice choice) {
        if (network.layers().stream().noneMatch(each -> each.name().equals(layer))) {
            refuse(ChoiceProblem.NO_SUCH_LAYER, layer, first(choice), this::hasChannels);
            return;
        }
        if (choice.pe().isPresent() && isPossible(layer, PE, ChoiceProblem.NOTHING_TO_FOLD, this::hasChannels)) {
            checkPe(layer, choice.pe().get());
        }
        if (choice.simd().isPresent() && isPossible(layer, SIMD, ChoiceProblem.NO_PRODUCTS, this::hasProducts)) {
            checkFactor(layer, SIMD, choice.simd().get(), whole(layer).simd());
        }
        if (choice.tile().isPresent() && isPossible(layer, TILE, ChoiceProblem.NOT_STREAMABLE, this::isStreamable)) {
            checkFactor(layer, TILE, choice.tile().get(), whole(layer).places());
        }
        choice.weights().ifPresent(any -> isPossible(layer, WEIGHTS, ChoiceProblem.NOT_STREAMABLE, this::isStreamable));
        long products = (long) choice.pe().orElse(1) * choice.simd().orElse(1);
        if (weighted.containsKey(layer) && products > Limits.PRODUCTS) {
            Where at = where.apply(layer, choice.pe().isPresent() ? PE : SIMD);
            diagnostics.report(CodegenProblem.FOLDING_TOO_WIDE, at, Limits.PRODUCTS, products);
        }
    }

    private static String first(LayerChoice choice) {
        if (choice.pe().isPresent()) {
            return PE;
        }
        return choice.simd().isPresent() ? SIMD : choice.tile().isPresent() ? TILE : WEIGHTS;
    }

    private void checkPe(String layer, int pe) {
        if (weighted.containsKey(layer)) {
            checkFactor(layer, PE, pe, whole(layer).pe());
        } else if (!widths.get(layer).contains(pe)) {
            impossible(layer, PE, pe, "one of " + words(widths.get(layer).stream()));
        }
    }

    private void checkFactor(String layer, String factor, int value, int most) {
        if (value < 1 || value > most) {
            impossible(layer, factor, value, "from 1 to " + most);
        }
    }

    private void impossible(String layer, String factor, int value, String requirement) {
        Where at = where.apply(layer, factor);
        diagnostics.report(ChoiceProblem.IMPOSSIBLE_FACTOR, at, factor, Printable.of(layer), requirement, value);
    }

    /** All of a layer at once. */
    private Folded whole(String layer) {
        return weighted.get(layer).loops(Folding.FULL, /* streamed= */ false);
    }

    private boolean hasChannels(String layer) {
        return weighted.containsKey(layer) || widths.containsKey(layer);
    }

    private boolean hasProducts(String layer) {
        return weighted.containsKey(layer) && whole(layer).simd() > 1;
    }

    private boolean isStreamable(String layer) {
        return weighted.containsKey(layer)
                && Placement.isStreamable(weighted.get(layer).layer());
    }

    private boolean isPossible(String layer, String choice, ChoiceProblem otherwise, Predicate<String> test) {
        if (!test.test(layer)) {
            refuse(otherwise, layer, choice, test);
        }
        return test.test(layer);
    }

    private void refuse(ChoiceProblem problem, String layer, String choice, Predicate<String> test) {
        String possible = words(network.layers().stream()
                .map(Layer::name)
                .filter(test)
                .map(Printable::of)
                .limit(MOST_NAMED));
        Where at = where.apply(layer, choice);
        diagnostics.report(problem, at, Printable.of(layer), possible.isEmpty() ? "no layer" : possible);
    }

    private static String words(Stream<?> all) {
        return all.map(Object::toString).collect(Collectors.joining(", "));
    }
}
