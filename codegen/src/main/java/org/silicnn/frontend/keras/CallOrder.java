package org.silicnn.frontend.keras;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.problem.Diagnostics;
import org.silicnn.problem.Where;

/** The calls of layers that contribute to a model's outputs, each after those it reads; else in the file's order. */
final class CallOrder {
    private final ModelSpec model;
    private final Map<String, Integer> layers = new HashMap<>();
    private final Map<Step, Set<Step>> reads = new HashMap<>();

    /** One call of a layer. */
    record Step(int layer, int call) {}

    private CallOrder(ModelSpec model) {
        this.model = model;
        for (int i = 0; i < model.layers().size(); i++) {
            layers.put(model.layers().get(i).name(), i);
        }
    }

    /** Sorts. References that lead nowhere, and cycles, are reported. */
    static List<Step> of(ModelSpec model, List<Source> outputs, Diagnostics diagnostics, Where where) {
        CallOrder order = new CallOrder(model);
        order.find(outputs, diagnostics, where);
        return order.sorted(diagnostics, where);
    }

    private Optional<Step> step(Source source) {
        Integer layer = layers.get(source.layer());
        boolean known = layer != null
                && source.call() >= 0
                && source.call() < model.layers().get(layer).calls().size();
        return known ? Optional.of(new Step(layer, source.call())) : Optional.empty();
    }

    private void find(List<Source> outputs, Diagnostics diagnostics, Where where) {
        Deque<Step> open = new ArrayDeque<>();
        for (Source output : outputs) {
            Optional<Step> step = step(output);
            if (step.isEmpty()) {
                diagnostics.report(ModelProblem.INPUT_UNDEFINED, where, output.layer());
            }
            step.ifPresent(open::add);
        }
        while (!open.isEmpty()) {
            Step step = open.pop();
            if (reads.containsKey(step)) {
                continue;
            }
            LayerSpec layer = model.layers().get(step.layer());
            Set<Step> read = new HashSet<>();
            for (Source source : layer.calls().get(step.call()).reads()) {
                Optional<Step> maker = step(source);
                if (maker.isEmpty()) {
                    diagnostics.report(
                            ModelProblem.INPUT_UNDEFINED, where.layer(layer.name(), layer.type()), source.layer());
                }
                maker.ifPresent(read::add);
            }
            reads.put(step, read);
            open.addAll(read);
        }
    }

    private List<Step> sorted(Diagnostics diagnostics, Where where) {
        Map<Step, List<Step>> readers = new HashMap<>();
        Map<Step, Integer> missing = new HashMap<>();
        PriorityQueue<Step> ready =
                new PriorityQueue<>(Comparator.comparingInt(Step::layer).thenComparingInt(Step::call));
        reads.forEach((step, read) -> {
            missing.put(step, read.size());
            read.forEach(each ->
                    readers.computeIfAbsent(each, key -> new ArrayList<>()).add(step));
            if (read.isEmpty()) {
                ready.add(step);
            }
        });
        List<Step> sorted = new ArrayList<>();
        while (!ready.isEmpty()) {
            Step step = ready.poll();
            sorted.add(step);
            for (Step reader : readers.getOrDefault(step, List.of())) {
                if (missing.merge(reader, -1, Integer::sum) == 0) {
                    ready.add(reader);
                }
            }
        }
        if (sorted.size() < reads.size()) {
            LayerSpec layer = model.layers().get(inCircle(new HashSet<>(sorted)).layer());
            diagnostics.report(ModelProblem.CYCLE, where.layer(layer.name(), layer.type()));
        }
        return sorted;
    }

    /** Whoever couldn't be sorted reads another such; going on like this ends up in a circle. */
    private Step inCircle(Set<Step> sorted) {
        Step at = reads.keySet().stream()
                .filter(step -> !sorted.contains(step))
                .min(Comparator.comparingInt(Step::layer).thenComparingInt(Step::call))
                .orElseThrow();
        Set<Step> seen = new HashSet<>();
        while (seen.add(at)) {
            at = reads.get(at).stream()
                    .filter(step -> !sorted.contains(step))
                    .findFirst()
                    .orElseThrow();
        }
        return at;
    }
}
