package org.silicnn.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.silicnn.target.Budget;

/**
 * One option of each layer so that the sum fits a budget: a knapsack with several choices and several resources, solved
 * exactly by keeping, layer by layer, every sum that no other beats in all resources (Nemhauser and Ullmann 1969,
 * "Discrete Dynamic Programming and Capital Allocation").
 */
final class Selection {
    private final List<LayerOptions> layers;
    private final Budget budget;

    Selection(List<LayerOptions> layers, Budget budget) {
        this.layers = layers;
        this.budget = budget;
    }

    /** A sum, its last choice and the sum before that. */
    private record Sum(Budget cost, Option choice, Sum before) {}

    /**
     * The choice that takes the fewest DSPs, then block RAMs, then LUTs, of all whose layers need no more cycles.
     *
     * @return one option a layer, or empty if none fits
     */
    Optional<List<Option>> within(long cycles) {
        List<Sum> sums = List.of(new Sum(Budget.NOTHING, null, null));
        for (LayerOptions layer : layers) {
            List<Option> options = fastEnough(layer, cycles);
            List<Sum> longer = new ArrayList<>();
            for (Sum sum : sums) {
                for (Option option : options) {
                    Budget cost = sum.cost.plus(option.cost());
                    if (budget.holds(cost)) {
                        longer.add(new Sum(cost, option, sum));
                    }
                }
            }
            sums = undominated(longer);
        }
        return sums.stream().findFirst().map(Selection::choices);
    }

    /** Costs alone matter among options that are fast enough. */
    private static List<Option> fastEnough(LayerOptions layer, long cycles) {
        List<Option> fast = layer.options().stream()
                .filter(option -> option.cycles() <= cycles)
                .toList();
        return fast.stream()
                .filter(option -> fast.stream().noneMatch(other -> beats(other, option)))
                .toList();
    }

    private static boolean beats(Option one, Option other) {
        Budget a = one.cost();
        Budget b = other.cost();
        boolean asGood = a.dsp() <= b.dsp() && a.bram18() <= b.bram18() && a.lut() <= b.lut();
        boolean same = a.dsp() == b.dsp() && a.bram18() == b.bram18() && a.lut() == b.lut();
        return asGood && (!same || one.cycles() < other.cycles());
    }

    private static List<Sum> undominated(List<Sum> sums) {
        sums.sort(Comparator.comparingInt((Sum sum) -> sum.cost.dsp())
                .thenComparingInt(sum -> sum.cost.bram18())
                .thenComparingInt(sum -> sum.cost.lut()));
        List<Sum> kept = new ArrayList<>();
        // For block RAMs up to each key, the fewest LUTs of a sum with no more DSPs: a falling staircase.
        TreeMap<Integer, Integer> stairs = new TreeMap<>();
        for (Sum sum : sums) {
            Map.Entry<Integer, Integer> below = stairs.floorEntry(sum.cost.bram18());
            if (below == null || below.getValue() > sum.cost.lut()) {
                kept.add(sum);
                stairs.put(sum.cost.bram18(), sum.cost.lut());
                Map.Entry<Integer, Integer> above = stairs.higherEntry(sum.cost.bram18());
                while (above != null && above.getValue() >= sum.cost.lut()) {
                    stairs.remove(above.getKey());
                    above = stairs.higherEntry(sum.cost.bram18());
                }
            }
        }
        return kept;
    }

    private static List<Option> choices(Sum last) {
        List<Option> choices = new ArrayList<>();
        for (Sum sum = last; sum.before != null; sum = sum.before) {
            choices.add(0, sum.choice);
        }
        return choices;
    }
}
