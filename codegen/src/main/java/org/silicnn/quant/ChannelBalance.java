package org.silicnn.quant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.Shape;

/** The weights of a graph while {@link EqualizeChannels} moves factors between them. */
final class ChannelBalance {
    private static final int MAX_ROUNDS = 20;
    private static final double CONVERGED = 0.01;
    /** A channel that hardly reaches anything must not blow up its partner's bias. */
    private static final double MOST = 1e3;

    private final Graph graph;
    private final Map<String, Shape> shapes;
    private final Map<String, Weights> weights = new HashMap<>();
    /** Nodes whose weights are copies, which may be written to: few are, and weights are most of a network. */
    private final Set<String> copied = new HashSet<>();

    private record Weights(float[] values, float[] bias, int groups) {
        int run() {
            return values.length / bias.length;
        }
    }

    ChannelBalance(Graph graph) {
        this.graph = graph;
        shapes = graph.shapes();
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Op.Conv conv) {
                weights.put(node.name(), new Weights(conv.weights(), conv.bias(), conv.groups()));
            } else if (node.op() instanceof Op.Dense dense) {
                weights.put(node.name(), new Weights(dense.weights(), dense.bias(), 1));
            }
        }
    }

    Graph balanced() {
        double change = Double.POSITIVE_INFINITY;
        for (int round = 0; round < MAX_ROUNDS && change > CONVERGED; round++) {
            change = 0;
            for (Node node : graph.nodes()) {
                Optional<Node> next = weights.containsKey(node.name()) ? partner(node) : Optional.empty();
                if (next.isPresent() && (isGrouped(node) || isGrouped(next.get()))) {
                    change = Math.max(change, equalize(node, next.get()));
                }
            }
        }
        List<Node> nodes = new ArrayList<>();
        for (Node node : graph.nodes()) {
            nodes.add(copied.contains(node.name()) ? node.withOp(rewritten(node)) : node);
        }
        return new Graph(graph.name(), graph.input(), graph.inputShape(), nodes);
    }

    private Op rewritten(Node node) {
        Weights now = weights.get(node.name());
        if (node.op() instanceof Op.Conv conv) {
            return new Op.Conv(conv.window(), conv.groups(), now.values(), now.bias());
        }
        return new Op.Dense(now.values(), now.bias());
    }

    /** A node's weights, to be written to. */
    private Weights copy(Node node) {
        if (copied.add(node.name())) {
            weights.computeIfPresent(
                    node.name(),
                    (name, given) ->
                            new Weights(given.values().clone(), given.bias().clone(), given.groups()));
        }
        return weights.get(node.name());
    }

    /** The weighted layer that alone reads this one's output, directly or through ops that let a factor pass. */
    private Optional<Node> partner(Node first) {
        Node at = first;
        while (true) {
            String name = at.name();
            List<Node> readers = graph.nodes().stream()
                    .filter(node -> node.inputs().contains(name))
                    .toList();
            if (readers.size() != 1 || readers.get(0).inputs().size() != 1) {
                return Optional.empty();
            }
            at = readers.get(0);
            if (weights.containsKey(at.name())) {
                return Optional.of(at);
            }
            boolean lets = at.op() instanceof Op.Relu
                    || at.op() instanceof Op.AveragePool
                    || at.op() instanceof Op.MaxPool
                    || at.op() instanceof Op.Reshape;
            if (!lets) {
                return Optional.empty();
            }
        }
    }

    /**
     * Only a layer whose outputs see few channels has ranges so unequal that balancing pays; elsewhere it was seen to
     * cost a little, because ranges that clip are chosen for the trained weights.
     */
    private boolean isGrouped(Node node) {
        return weights.get(node.name()).groups() > 1;
    }

    /** Returns the largest relative change of a factor from 1. */
    private double equalize(Node first, Node second) {
        Weights a = copy(first);
        Weights b = copy(second);
        int channels = a.bias().length;
        Side outputs = new Side(a, new int[a.run()], 1, 1);
        Side inputs = inputs(second, b, channels);
        double[] reachA = outputs.reaches(channels);
        double[] reachB = inputs.reaches(channels);
        double change = 0;
        double[] factors = new double[channels];
        for (int c = 0; c < channels; c++) {
            boolean used = reachA[c] > 0 && reachB[c] > 0;
            double factor = used ? Math.sqrt(reachA[c] / reachB[c]) : 1;
            factors[c] = Math.max(1 / MOST, Math.min(MOST, factor));
            change = Math.max(change, Math.abs(Math.log(factors[c])));
            a.bias()[c] = (float) (a.bias()[c] / factors[c]);
        }
        outputs.scale(factors, /* divides= */ true);
        inputs.scale(factors, /* divides= */ false);
        return change;
    }

    /**
     * Weights and the channel, between two layers, that each belongs to.
     *
     * @param lanes for each weight of an output, its channel within the group
     * @param groupOutputs outputs of a group
     * @param groupChannels channels of a group
     */
    private record Side(Weights weights, int[] lanes, int groupOutputs, int groupChannels) {
        double[] reaches(int channels) {
            double[] reaches = new double[channels];
            int i = 0;
            for (int output = 0; output < weights.bias.length; output++) {
                int first = output / groupOutputs * groupChannels;
                for (int lane : lanes) {
                    reaches[first + lane] = Math.max(reaches[first + lane], Math.abs(weights.values[i++]));
                }
            }
            return reaches;
        }

        void scale(double[] factors, boolean divides) {
            int i = 0;
            for (int output = 0; output < weights.bias.length; output++) {
                int first = output / groupOutputs * groupChannels;
                for (int lane : lanes) {
                    double factor = factors[first + lane];
                    weights.values[i] = (float) (divides ? weights.values[i] / factor : weights.values[i] * factor);
                    i++;
                }
            }
        }
    }

    /** The second layer's weights by the channel of the first that they meet; channels lie fastest in memory. */
    private Side inputs(Node node, Weights layer, int channels) {
        boolean dense = node.op() instanceof Op.Dense;
        int perGroup = dense ? channels : shapes.get(node.inputs().get(0)).channels() / layer.groups();
        int[] lanes = new int[layer.run()];
        for (int within = 0; within < lanes.length; within++) {
            lanes[within] = within % perGroup;
        }
        return new Side(layer, lanes, layer.bias().length / layer.groups(), perGroup);
    }
}
