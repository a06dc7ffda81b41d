package org.silicnn.quant;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.silicnn.graph.Node;
import org.silicnn.problem.CodegenProblem;
import org.silicnn.problem.Diagnostics;
import org.silicnn.problem.Printable;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/** Choices for single layers: one for a layer that isn't there, or has no such width, would be lost without a word. */
final class LayerChoices {
    private static final int MOST_NAMED = 50;

    private final Quantized quantized;
    private final Where where;
    private final Diagnostics diagnostics = new Diagnostics();

    private LayerChoices(Quantized quantized, Where where) {
        this.quantized = quantized;
        this.where = where;
    }

    /** @throws UserException naming every choice that changes nothing */
    static void requireEffect(QuantizeOptions options, Quantized quantized, Where where) {
        LayerChoices choices = new LayerChoices(quantized, where);
        options.layers().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> choices.check(entry.getKey(), entry.getValue()));
        choices.diagnostics.stopIfErrors();
    }

    private void check(String node, LayerOptions choices) {
        Set<String> weights = quantized.nodesWithWeights();
        Set<String> values = quantized.nodesWithValues();
        if (!weights.contains(node) && !values.contains(node)) {
            if (exists(node)) {
                report(CodegenProblem.NOTHING_LEFT_OPEN, node, all());
            } else {
                report(CodegenProblem.NO_SUCH_LAYER, node, all());
            }
        } else if (choices.weightBits().isPresent() && !weights.contains(node)) {
            report(CodegenProblem.NO_WEIGHTS, node, weights);
        } else if (choices.activationBits().isPresent() && !values.contains(node)) {
            report(CodegenProblem.NO_VALUES, node, values);
        }
    }

    private boolean exists(String node) {
        return quantized.prepared().nodes().stream()
                .anyMatch(each -> each.name().equals(node));
    }

    private Set<String> all() {
        Set<String> all = new HashSet<>(quantized.nodesWithWeights());
        all.addAll(quantized.nodesWithValues());
        return all;
    }

    private void report(CodegenProblem problem, String node, Set<String> possible) {
        diagnostics.report(problem, where, Printable.of(node), names(possible));
    }

    private String names(Set<String> nodes) {
        String names = quantized.prepared().nodes().stream()
                .map(Node::name)
                .filter(nodes::contains)
                .map(Printable::of)
                .limit(MOST_NAMED)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "no layer" : names;
    }
}
