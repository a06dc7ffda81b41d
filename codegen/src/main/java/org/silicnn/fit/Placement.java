package org.silicnn.fit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.silicnn.emit.Dataflow;
import org.silicnn.emit.layer.ConvCode;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.emit.layer.Limits;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Dense;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Network;

/**
 * Layers whose weights are in external memory, and the foldings found with that.
 *
 * @param streamed names of the layers
 * @param fit empty if none was searched for, or if nothing fits
 */
public record Placement(Set<String> streamed, Optional<Fit> fit) {
    /** Searches after which all weights that can go into external memory do. */
    private static final int PATIENCE = 4;

    private static final int PERCENT = 100;
    /** Of the block RAMs, what the streams between layers may need. */
    private static final int MARGIN_PERCENT = 15;

    public Placement {
        streamed = Set.copyOf(streamed);
    }

    /**
     * Chooses.
     *
     * @param goal empty if foldings are given; then weights whose place is open go out only where no device could hold them
     */
    public static Placement of(Network network, HardwareChoices choices, Optional<FitGoal> goal) {
        return new Search(network, choices, goal).run();
    }

    /** Whether the weights of a layer can come out of external memory. */
    public static boolean isStreamable(Layer layer) {
        return layer instanceof Dense || (layer instanceof Conv conv && ConvCode.canStream(conv));
    }

    /** @param open layers whose place nobody chose, those with the most weights first */
    private record Search(Network network, HardwareChoices choices, Optional<FitGoal> goal, List<Layer> open) {
        Search(Network network, HardwareChoices choices, Optional<FitGoal> goal) {
            this(network, choices, goal, at(WeightPlacement.AUTO, network, choices));
        }

        private static List<Layer> at(WeightPlacement placement, Network network, HardwareChoices choices) {
            return network.layers().stream()
                    .filter(layer -> isStreamable(layer) && choices.weights(layer.name()) == placement)
                    .sorted(Comparator.comparingLong(Placement::weightBits).reversed())
                    .toList();
        }

        Placement run() {
            int count = 0;
            while (count < open.size() && weights(open.get(count)).size() > Limits.TABLE) {
                count++;
            }
            if (goal.isEmpty()) {
                return new Placement(streamed(count), Optional.empty());
            }
            while (count < open.size() && !hasRoom(streamed(count))) {
                count++;
            }
            for (int more = count; more < Math.min(count + PATIENCE, open.size()); more++) {
                Placement placement = fitted(streamed(more));
                if (placement.fit.isPresent()) {
                    return placement;
                }
            }
            Placement all = fitted(streamed(open.size()));
            // Where it isn't block RAM that lacks, external memory is no cure, and costs the board its serial link.
            return all.fit.isPresent() ? all : new Placement(streamed(count), Optional.empty());
        }

        /** Layers that must be outside, and the largest of those that may be. */
        private Set<String> streamed(int count) {
            return Stream.concat(
                            at(WeightPlacement.EXTERNAL, network, choices).stream(), open.subList(0, count).stream())
                    .map(Layer::name)
                    .collect(Collectors.toSet());
        }

        private Placement fitted(Set<String> streamed) {
            return new Placement(
                    streamed, goal.flatMap(asked -> FitSearch.run(network, asked.withStreamed(streamed), choices)));
        }

        private boolean hasRoom(Set<String> streamed) {
            Foldings foldings = choices.over(Foldings.all(Folding.SERIAL)).withStreamed(streamed);
            long blocks = Dataflow.stages(network, foldings).stream()
                    .mapToLong(stage -> stage.code().cost().budget().bram18())
                    .sum();
            int has = goal.orElseThrow().withStreamed(streamed).budget().bram18();
            return blocks * (PERCENT + MARGIN_PERCENT) <= (long) has * PERCENT;
        }
    }

    private static Constant weights(Layer layer) {
        return layer instanceof Conv conv ? conv.weights() : ((Dense) layer).weights();
    }

    private static long weightBits(Layer layer) {
        return (long) weights(layer).size() * weights(layer).format().width();
    }
}
