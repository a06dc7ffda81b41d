package org.silicnn.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.silicnn.emit.Dataflow;
import org.silicnn.emit.layer.ConvCode;
import org.silicnn.emit.layer.DenseCode;
import org.silicnn.emit.layer.Folded;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.FunctionHead;
import org.silicnn.emit.layer.Incoming;
import org.silicnn.emit.layer.LayerCode;
import org.silicnn.emit.layer.Limits;
import org.silicnn.emit.layer.LoadCode;
import org.silicnn.emit.layer.Sliding;
import org.silicnn.emit.layer.StageCode;
import org.silicnn.emit.layer.TiledLoops;
import org.silicnn.emit.layer.WeightedCost;
import org.silicnn.emit.layer.WindowCode;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Dense;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.TensorType;
import org.silicnn.target.Cost;

/**
 * Every folding of a layer that no other beats.
 *
 * @param products of one image; 0 of a layer without weights, whose foldings are channels in a word
 * @param options the fastest first
 */
record LayerOptions(Layer layer, long products, List<Option> options) {

    /**
     * Those of a weighted layer.
     *
     * @param goal where its weights are, and how many products a multiplier makes
     * @param choice what is fixed
     */
    static LayerOptions of(Dataflow.Weighted weighted, FitGoal goal, LayerChoice choice) {
        Layer layer = weighted.layer();
        int run = weighted.run();
        Optional<Requantize> requantize = weighted.requantize();
        boolean streamed = goal.streamed().contains(layer.name());
        if (layer instanceof Conv conv) {
            int taps = conv.window().taps() * conv.inputChannelsPerGroup();
            boolean depthwise = conv.inputChannelsPerGroup() == 1 && conv.outputChannelsPerGroup() == 1;
            WeightedCost cost = new WeightedCost(conv, requantize);
            return best(
                    layer,
                    depthwise ? conv.groups() : conv.outputChannelsPerGroup(),
                    taps,
                    goal.pairs(),
                    choice,
                    folding -> of(conv, ConvCode.loops(conv, Incoming.of(run), folding, streamed), folding, cost));
        }
        Dense dense = (Dense) layer;
        WeightedCost cost = new WeightedCost(dense, requantize);
        int inputs = dense.inputType().shape().elements();
        return best(layer, dense.bias().size(), inputs, goal.pairs(), choice, folding -> {
            Folded loops = DenseCode.loops(dense, Incoming.of(run), folding, streamed);
            return candidate(loops, folding, loops.cycles(), cost.of(loops));
        });
    }

    /** Words of one channel, or of several; where that is fixed, of so many. */
    static LayerOptions of(Dataflow.Unweighted unweighted, LayerChoice choice) {
        Layer layer = unweighted.layer();
        Optional<Requantize> requantize = unweighted.requantize();
        TensorType output = requantize.map(Requantize::outputType).orElse(layer.outputType());
        FunctionHead head = new FunctionHead("", "", output, requantize);
        List<Option> all = new ArrayList<>();
        for (int width : choice.pe().map(List::of).orElseGet(unweighted::widths)) {
            StageCode code = layer.accept(new LayerCode(head, Optional.empty(), width));
            long cycles = code.program().cycles();
            Cost cost = code.cost();
            if (code.window().isPresent()) {
                cycles = Math.max(cycles, WindowCode.cycles(code.window().get()));
                cost = cost.plus(WindowCode.cost(code.window().get()));
            }
            all.add(new Option(new Folding(width, 1), cycles, cost.budget()));
        }
        return new LayerOptions(layer, 0, undominated(all));
    }

    private static Candidate of(Conv conv, Folded loops, Folding folding, WeightedCost cost) {
        if (!ConvCode.needsWindow(conv)) {
            return candidate(loops, folding, loops.cycles(), cost.of(loops));
        }
        Sliding sliding = Sliding.of(conv, loops.inputWidth());
        long cycles = Math.max(loops.cycles(), WindowCode.cycles(sliding));
        return candidate(loops, folding, cycles, cost.of(loops).plus(WindowCode.cost(sliding)));
    }

    private static Candidate candidate(Folded loops, Folding folding, long cycles, Cost cost) {
        Option option = loops instanceof TiledLoops tiled
                ? new Option(folding, cycles, cost.plus(LoadCode.cost()).budget(), tiled.bytesRead(), List.of())
                : new Option(folding, cycles, cost.budget());
        return new Candidate(loops, option);
    }

    private record Candidate(Folded loops, Option option) {}

    private interface Maker {
        Candidate make(Folding folding);
    }

    private static LayerOptions best(
            Layer layer, int outputs, int inputs, boolean pairs, LayerChoice choice, Maker maker) {
        List<Option> all = new ArrayList<>();
        long products = 0;
        for (int pe : useful(outputs, choice.pe())) {
            for (int simd : useful(inputs, choice.simd())) {
                if ((long) pe * simd <= Limits.PRODUCTS) {
                    Candidate candidate = maker.make(
                            new Folding(pe, simd, pairs, choice.tile().orElse(1)));
                    products = candidate.loops().products();
                    if ((long) pe * simd <= Limits.products(candidate.loops())) {
                        all.add(candidate.option());
                    }
                }
            }
        }
        List<Option> tiled = undominated(all).stream()
                .map(option -> choice.tile().isPresent() ? option : option.with(larger(option.folding(), maker)))
                .toList();
        return new LayerOptions(layer, products, tiled);
    }

    private static List<Option> larger(Folding folding, Maker maker) {
        return maker.make(folding).loops() instanceof TiledLoops tiled
                ? tiled.largerTiles().stream()
                        .map(tile -> maker.make(folding.withTile(tile)).option())
                        .toList()
                : List.of();
    }

    /** The least factors for each number of iterations: a larger factor for the same would be idle in part. */
    private static int[] useful(int whole, Optional<Integer> fixed) {
        return fixed.map(factor -> new int[] {factor}).orElseGet(() -> IntStream.rangeClosed(1, whole)
                .filter(factor -> factor == 1 || (whole + factor - 1) / factor < (whole + factor - 2) / (factor - 1))
                .toArray());
    }

    private static List<Option> undominated(List<Option> all) {
        all.sort(Comparator.comparingLong(Option::cycles)
                .thenComparingInt(option -> option.cost().dsp())
                .thenComparingInt(option -> option.cost().bram18())
                .thenComparingInt(option -> option.cost().lut()));
        List<Option> kept = new ArrayList<>();
        for (Option option : all) {
            if (kept.stream().noneMatch(other -> other.dominates(option))) {
                kept.add(option);
            }
        }
        return kept;
    }
}
