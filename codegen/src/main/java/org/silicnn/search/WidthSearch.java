package org.silicnn.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Greedy descent, the same for equal inputs.
 *
 * <ol>
 *   <li>Start at the widths of the options; while they lose too much, all of them take one more bit.
 *   <li>Sensitivity: each width alone is lowered by two bits. That tells what a bit of it saves, and, as quantisation noise
 *       grows fourfold with each bit lost, the noise of any other width.
 *   <li>Again and again the width that saves most for the noise it would add is lowered by one bit and the network
 *       measured. If that loses too much, the width stays as it was for good.
 * </ol>
 *
 * The result is the cheapest of all networks measured that lose little enough.
 */
public final class WidthSearch {
    private static final int PROBE_BITS = 2;
    private static final double NOISE_PER_BIT = 4;
    private static final double LEAST_NOISE = 1e-12;

    private final LabelledNet net;
    private final int leastCorrect;
    private final TrialStore store;
    private final Consumer<Trial> progress;
    private final List<Trial> trials = new ArrayList<>();

    /** What a bit of a width brings and costs, seen from the start. */
    private record Sensitivity(double saving, double noise, int startBits) {}

    private WidthSearch(LabelledNet net, int leastCorrect, TrialStore store, Consumer<Trial> progress) {
        this.net = net;
        this.leastCorrect = leastCorrect;
        this.store = store;
        this.progress = progress;
    }

    /**
     * What was found.
     *
     * @param best the cheapest that keeps the accuracy; empty if even 16 bits everywhere lose too much
     * @param trials everything measured, in that order
     */
    public record Result(Optional<Trial> best, List<Trial> trials) {}

    /**
     * Searches.
     *
     * @param leastCorrect images that must be put into their class
     * @param store asked before a network is measured and told afterwards, so that a search can be resumed
     * @param progress told each trial
     */
    public static Result run(LabelledNet net, int leastCorrect, TrialStore store, Consumer<Trial> progress) {
        WidthSearch search = new WidthSearch(net, leastCorrect, store, progress);
        search.start().ifPresent(search::descend);
        return new Result(
                search.trials.stream()
                        .filter(search::keepsAccuracy)
                        .min(Comparator.comparingLong(Trial::cost)
                                .thenComparing(
                                        Comparator.comparingInt(Trial::correct).reversed())),
                List.copyOf(search.trials));
    }

    /** At most so many trials, unless the start loses too much. */
    public static int mostTrials(LabelledNet net) {
        Widths widths = net.startWidths();
        int total = 1;
        for (Widths.Knob knob : knobs(widths)) {
            total += 1 + widths.of(knob) - Widths.LEAST;
        }
        return total;
    }

    private boolean keepsAccuracy(Trial trial) {
        return trial.correct() >= leastCorrect;
    }

    private Trial measure(Widths widths) {
        Trial trial = store.find(widths).orElseGet(() -> {
            Trial measured = net.measure(widths);
            store.add(measured);
            return measured;
        });
        trials.add(trial);
        progress.accept(trial);
        return trial;
    }

    private Optional<Trial> start() {
        Trial trial = measure(net.startWidths());
        while (!keepsAccuracy(trial)) {
            Widths wider = trial.widths();
            for (Widths.Knob knob : knobs(wider)) {
                wider = wider.moved(knob, 1);
            }
            if (wider.equals(trial.widths())) {
                return Optional.empty();
            }
            trial = measure(wider);
        }
        return Optional.of(trial);
    }

    private void descend(Trial start) {
        Map<Widths.Knob, Sensitivity> sensitivities = new HashMap<>();
        for (Widths.Knob knob : knobs(start.widths())) {
            sensitivities.put(knob, sensitivity(knob, start));
        }
        Set<Widths.Knob> settled = new HashSet<>();
        Trial current = start;
        while (true) {
            Widths widths = current.widths();
            Optional<Widths.Knob> next = knobs(widths).stream()
                    .filter(knob -> !settled.contains(knob) && widths.of(knob) > Widths.LEAST)
                    .max(Comparator.comparingDouble(knob -> worth(sensitivities.get(knob), widths.of(knob))));
            if (next.isEmpty()) {
                return;
            }
            Trial lower = measure(widths.moved(next.get(), -1));
            if (keepsAccuracy(lower)) {
                current = lower;
            } else {
                settled.add(next.get());
            }
        }
    }

    private Sensitivity sensitivity(Widths.Knob knob, Trial start) {
        Widths widths = start.widths().moved(knob, -PROBE_BITS);
        int bits = start.widths().of(knob) - widths.of(knob);
        if (bits == 0) {
            return new Sensitivity(0, 1, widths.of(knob));
        }
        Trial probe = measure(widths);
        double added = Math.max(LEAST_NOISE, probe.noise() - start.noise());
        return new Sensitivity(
                (double) (start.cost() - probe.cost()) / bits,
                added / (Math.pow(NOISE_PER_BIT, bits) - 1),
                start.widths().of(knob));
    }

    /** LUTs saved by one bit less, for the noise added. */
    private static double worth(Sensitivity sensitivity, int bits) {
        double noise = sensitivity.noise() * Math.pow(NOISE_PER_BIT, sensitivity.startBits() - bits);
        return sensitivity.saving() / (noise * (NOISE_PER_BIT - 1));
    }

    private static List<Widths.Knob> knobs(Widths widths) {
        List<Widths.Knob> knobs = new ArrayList<>();
        widths.weights().keySet().forEach(node -> knobs.add(new Widths.Knob(true, node)));
        widths.activations().keySet().forEach(node -> knobs.add(new Widths.Knob(false, node)));
        return knobs;
    }
}
