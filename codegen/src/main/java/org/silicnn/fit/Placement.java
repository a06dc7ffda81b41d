package org.silicnn.fit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
     * @param goal empty if foldings are given; then weights go out only where no device could hold them
     */
    public static Placement of(Network network, WeightPlacement wanted, Optional<FitGoal> goal) {
        List<String> largest = streamable(network);
        if (wanted == WeightPlacement.EXTERNAL) {
            return fitted(network, Set.copyOf(largest), goal);
        }
        if (wanted == WeightPlacement.ROM) {
            return fitted(network, Set.of(), goal);
        }
        int count = 0;
        while (count < largest.size()
                && weights(layer(network, largest.get(count))).size() > Limits.TABLE) {
            count++;
        }
        if (goal.isEmpty()) {
            return fitted(network, Set.copyOf(largest.subList(0, count)), goal);
        }
        while (count < largest.size()
                && !hasRoom(network, goal.get().withStreamed(Set.copyOf(largest.subList(0, count))))) {
            count++;
        }
        for (int attempt = 0; attempt < PATIENCE; attempt++) {
            int streamed = Math.min(largest.size(), count + attempt);
            Placement placement = fitted(network, Set.copyOf(largest.subList(0, streamed)), goal);
            if (placement.fit.isPresent()) {
                return placement;
            }
        }
        return fitted(network, Set.copyOf(largest), goal);
    }

    private static Placement fitted(Network network, Set<String> streamed, Optional<FitGoal> goal) {
        return new Placement(streamed, goal.flatMap(asked -> FitSearch.run(network, asked.withStreamed(streamed))));
    }

    /** Layers whose weights can come out of external memory, those with the most first. */
    private static List<String> streamable(Network network) {
        return network.layers().stream()
                .filter(layer -> layer instanceof Dense || (layer instanceof Conv conv && ConvCode.canStream(conv)))
                .sorted(Comparator.comparingLong(Placement::weightBits).reversed())
                .map(Layer::name)
                .toList();
    }

    private static Layer layer(Network network, String name) {
        return network.layers().stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Constant weights(Layer layer) {
        return layer instanceof Conv conv ? conv.weights() : ((Dense) layer).weights();
    }

    private static long weightBits(Layer layer) {
        return (long) weights(layer).size() * weights(layer).format().width();
    }

    private static boolean hasRoom(Network network, FitGoal goal) {
        Foldings foldings = Foldings.all(Folding.SERIAL).withStreamed(goal.streamed());
        long blocks = Dataflow.stages(network, foldings).stream()
                .mapToLong(stage -> stage.code().cost().budget().bram18())
                .sum();
        return blocks * (PERCENT + MARGIN_PERCENT) <= (long) goal.budget().bram18() * PERCENT;
    }
}
