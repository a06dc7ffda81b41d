package org.silicnn.fit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.silicnn.emit.Dataflow;
import org.silicnn.emit.Stage;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.ir.Network;
import org.silicnn.target.Budget;

/**
 * Finds the foldings with which a network is fastest within a budget, and of these the ones that take least.
 *
 * <p>The slowest stage sets the pace, so a pace asks each layer alone for its options; the paces worth trying are the
 * cycles of some option. The search over them is exact, but where weights come out of external memory: then tiles are weighed
 * against its bandwidth at prices. What lies between layers is known only when they are chosen:
 * streams and packing are taken off the budget, and where they turn out larger than thought, the search runs again.
 */
public final class FitSearch {
    private static final int ROUNDS = 6;
    /** A pace that external memory sets is found to one part in so many. */
    private static final int FINENESS = 32;

    private final Network network;
    private final Budget budget;
    private final Set<String> streamed;
    private final int portBits;
    private final int bandwidth;
    private final List<LayerOptions> layers = new ArrayList<>();
    private final long floor;
    private Budget others;

    private FitSearch(Network network, FitGoal goal, HardwareChoices choices) {
        this.network = network;
        budget = goal.budget();
        streamed = goal.streamed();
        portBits = goal.portBits();
        bandwidth = goal.memoryBandwidth();
        Dataflow.weighted(network)
                .forEach(each -> layers.add(
                        LayerOptions.of(each, goal, choices.of(each.layer().name()))));
        Dataflow.unweighted(network)
                .forEach(each ->
                        layers.add(LayerOptions.of(each, choices.of(each.layer().name()))));
        Set<String> names = new HashSet<>();
        layers.forEach(each -> names.add(each.layer().name()));
        List<Stage> stages = Dataflow.stages(network, Foldings.all(Folding.SERIAL));
        long slowest = Dataflow.portWords(network, portBits);
        others = Budget.NOTHING;
        for (Stage stage : stages) {
            if (!names.contains(stage.layer())) {
                slowest = Math.max(slowest, stage.code().program().cycles());
                others = others.plus(stage.code().cost().budget());
            }
        }
        floor = slowest;
    }

    /**
     * Searches.
     *
     * @return empty if not even one product at a time in every layer fits
     */
    public static Optional<Fit> run(Network network, FitGoal goal) {
        return run(network, goal, HardwareChoices.NONE);
    }

    /**
     * Searches for what is left open.
     *
     * @param choices the layers that are folded as they say
     * @return empty if nothing fits, not even one product at a time in every other layer
     */
    public static Optional<Fit> run(Network network, FitGoal goal, HardwareChoices choices) {
        return new FitSearch(network, goal, choices).search(goal.interval());
    }

    /** What the network takes with one product at a time in every layer: about the least. */
    public static Budget least(Network network) {
        return Fit.cost(Dataflow.of(network, Foldings.all(Folding.SERIAL)));
    }

    private Optional<Fit> search(long enough) {
        Optional<Fit> fit = Optional.empty();
        for (int round = 0; round < ROUNDS; round++) {
            Optional<Budget> left = left();
            Optional<List<Option>> chosen = left.flatMap(rest -> fastest(rest, enough));
            if (chosen.isEmpty()) {
                return Optional.empty();
            }
            fit = Optional.of(fit(chosen.get()));
            if (budget.holds(fit.get().need())) {
                return fit;
            }
            Budget sum = chosen.get().stream().map(Option::cost).reduce(Budget.NOTHING, Budget::plus);
            Budget need = fit.get().need();
            others = new Budget(
                    Math.max(others.lut(), need.lut() - sum.lut()),
                    Math.max(others.ff(), need.ff() - sum.ff()),
                    Math.max(others.dsp(), need.dsp() - sum.dsp()),
                    Math.max(others.bram18(), need.bram18() - sum.bram18()));
        }
        return Optional.empty();
    }

    private Optional<Budget> left() {
        return budget.holds(others)
                ? Optional.of(new Budget(
                        budget.lut() - others.lut(),
                        budget.ff() - others.ff(),
                        budget.dsp() - others.dsp(),
                        budget.bram18() - others.bram18()))
                : Optional.empty();
    }

    private Optional<List<Option>> fastest(Budget rest, long enough) {
        Selection selection = new Selection(layers, rest);
        StreamedSelection streaming = new StreamedSelection(layers, rest, bandwidth);
        List<Long> paces = paces(Math.max(floor, enough));
        int low = 0;
        int high = paces.size() - 1;
        Optional<List<Option>> best = Optional.empty();
        while (low <= high) {
            int middle = (low + high) / 2;
            long pace = paces.get(middle);
            Optional<List<Option>> found = streamed.isEmpty() ? selection.within(pace) : streaming.within(pace);
            if (found.isPresent()) {
                best = found;
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return best;
    }

    /** Cycles worth trying, ascending: those of all options, and beyond them what external memory may need. */
    private List<Long> paces(long least) {
        SortedSet<Long> paces = new TreeSet<>();
        long bytes = 0;
        for (LayerOptions layer : layers) {
            layer.options().forEach(option -> paces.add(Math.max(least, option.cycles())));
            bytes += layer.options().stream().mapToLong(Option::bytes).max().orElse(0);
        }
        long pace = paces.isEmpty() ? least : paces.last();
        paces.add(pace);
        while (pace * bandwidth < bytes) {
            pace += pace / FINENESS + 1;
            paces.add(pace);
        }
        return List.copyOf(paces);
    }

    private Fit fit(List<Option> chosen) {
        Map<String, Folding> foldings = new HashMap<>();
        List<Fit.Row> rows = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            LayerOptions layer = layers.get(i);
            Option option = chosen.get(i);
            foldings.put(layer.layer().name(), option.folding());
            if (layer.products() > 0) {
                rows.add(new Fit.Row(
                        layer.layer().name(), option.folding(), option.cycles(), layer.products(), option.cost()));
            }
        }
        Foldings all = new Foldings(Folding.SERIAL, foldings, streamed, portBits);
        Dataflow dataflow = Dataflow.of(network, all);
        return new Fit(
                all, rows, dataflow.interval(bandwidth), dataflow.schedule().latency(), Fit.cost(dataflow));
    }
}
