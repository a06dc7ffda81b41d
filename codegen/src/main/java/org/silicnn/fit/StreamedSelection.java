package org.silicnn.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.silicnn.target.Budget;

/**
 * One option of each layer so that the sum fits a budget and external memory brings the weights in time. A larger tile has
 * weights read less often and takes block RAMs, so bytes and block RAMs are weighed against each other: a byte is given a
 * price in block RAMs, and at each of some prices the cheapest sum for every number of DSPs is found by dynamic programming
 * (Everett 1963, "Generalized Lagrange Multiplier Method for Solving Problems of Optimum Allocation of Resources").
 *
 * <p>What it finds fits; a sum between two prices may be missed, and look-up tables are only checked.
 */
final class StreamedSelection {
    /** Powers of two up and down, around the price at which all block RAMs are worth all bytes. */
    private static final int PRICES = 8;
    /** More DSPs than the fewest that are fast enough can save bytes; so many more are tried. */
    private static final int MORE_DSP = 64;

    private static final Comparator<List<Option>> ORDER = Comparator.comparingInt(
                    (List<Option> options) -> sum(options).dsp())
            .thenComparingLong(StreamedSelection::bytes)
            .thenComparingInt(options -> sum(options).bram18());

    private final List<LayerOptions> layers;
    private final Budget budget;
    private final int bandwidth;

    /** @param bandwidth bytes that external memory brings in a cycle */
    StreamedSelection(List<LayerOptions> layers, Budget budget, int bandwidth) {
        this.layers = layers;
        this.budget = budget;
        this.bandwidth = bandwidth;
    }

    /** Read for an image. */
    static long bytes(List<Option> options) {
        return options.stream().mapToLong(Option::bytes).sum();
    }

    /**
     * The choice found that takes the fewest DSPs, then reads the fewest bytes, then takes the fewest block RAMs, of all
     * whose layers and whose memory need no more cycles.
     *
     * @return one option a layer, or empty if none was found
     */
    Optional<List<Option>> within(long cycles) {
        List<List<Option>> fast =
                layers.stream().map(layer -> fastEnough(layer, cycles)).toList();
        if (fast.stream().anyMatch(List::isEmpty)) {
            return Optional.empty();
        }
        int fewest = fast.stream()
                .mapToInt(options -> options.stream()
                        .mapToInt(option -> option.cost().dsp())
                        .min()
                        .orElse(0))
                .sum();
        int most = Math.min(budget.dsp(), 2 * fewest + MORE_DSP);
        double even = budget.bram18() / ((double) bandwidth * cycles);
        List<List<Option>> found = new ArrayList<>();
        for (int power = -PRICES; power <= PRICES && fewest <= most; power++) {
            cheapest(fast, most, Math.scalb(even, power), bandwidth * cycles).ifPresent(found::add);
        }
        return found.stream().min(ORDER);
    }

    private static Budget sum(List<Option> options) {
        return options.stream().map(Option::cost).reduce(Budget.NOTHING, Budget::plus);
    }

    private static List<Option> fastEnough(LayerOptions layer, long cycles) {
        return layer.options().stream()
                .flatMap(option -> Stream.concat(Stream.of(option), option.larger().stream()))
                .filter(option -> option.cycles() <= cycles)
                .toList();
    }

    /** With the fewest DSPs for which the cheapest sum keeps to the budget and the bytes. */
    private Optional<List<Option>> cheapest(List<List<Option>> fast, int mostDsp, double price, long mostBytes) {
        double[] least = new double[mostDsp + 1];
        List<Option[]> made = new ArrayList<>();
        for (List<Option> options : fast) {
            double[] next = new double[mostDsp + 1];
            Option[] choice = new Option[mostDsp + 1];
            for (int dsp = 0; dsp <= mostDsp; dsp++) {
                next[dsp] = Double.POSITIVE_INFINITY;
            }
            for (Option option : cheapestOfEach(options, price).values()) {
                double cost = cost(option, price);
                for (int dsp = option.cost().dsp(); dsp <= mostDsp; dsp++) {
                    double sum = least[dsp - option.cost().dsp()] + cost;
                    if (sum < next[dsp]) {
                        next[dsp] = sum;
                        choice[dsp] = option;
                    }
                }
            }
            least = next;
            made.add(choice);
        }
        for (int dsp = 0; dsp <= mostDsp; dsp++) {
            if (Double.isFinite(least[dsp]) && (dsp == 0 || least[dsp] < least[dsp - 1])) {
                List<Option> options = choices(made, dsp);
                if (budget.holds(sum(options)) && bytes(options) <= mostBytes) {
                    return Optional.of(options);
                }
            }
        }
        return Optional.empty();
    }

    /** By the number of DSPs. */
    private static SortedMap<Integer, Option> cheapestOfEach(List<Option> options, double price) {
        SortedMap<Integer, Option> cheapest = new TreeMap<>();
        for (Option option : options) {
            cheapest.merge(option.cost().dsp(), option, (a, b) -> cost(b, price) < cost(a, price) ? b : a);
        }
        return cheapest;
    }

    private static double cost(Option option, double price) {
        return option.cost().bram18() + price * option.bytes();
    }

    private static List<Option> choices(List<Option[]> made, int dsp) {
        Option[] options = new Option[made.size()];
        int left = dsp;
        for (int i = options.length - 1; i >= 0; i--) {
            options[i] = made.get(i)[left];
            left -= options[i].cost().dsp();
        }
        return List.of(options);
    }
}
