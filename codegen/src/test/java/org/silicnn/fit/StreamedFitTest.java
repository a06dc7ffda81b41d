package org.silicnn.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.silicnn.emit.Dataflow;
import org.silicnn.emit.KnownNets;
import org.silicnn.emit.layer.Folding;
import org.silicnn.ir.Network;
import org.silicnn.target.Budget;
import org.silicnn.testvectors.Golden;

/** Foldings and tiles of nets whose weights come out of external memory. */
class StreamedFitTest {
    private static final Budget XC7Z020 = new Budget(53_200, 106_400, 220, 280);
    private static final HardwareChoices EXTERNAL = HardwareChoices.NONE.withWeights(WeightPlacement.EXTERNAL);
    private static final int CASES = 300;

    /** Bytes, block RAMs and DSPs against each other: with less of one, more of the others. */
    @Test
    void knownNetsBesideAMemory() {
        StringBuilder table = new StringBuilder("network,bytes a cycle,cycles,bytes an image,dsp,bram18,lut\n");
        for (Network network : List.of(KnownNets.lenet5(), KnownNets.resnet8())) {
            for (int bandwidth : network.name().equals("resnet8") ? List.of(8) : List.of(1, 2, 8)) {
                FitGoal goal = new FitGoal(XC7Z020, 0).withMemoryBandwidth(bandwidth);
                Fit fit =
                        Placement.of(network, EXTERNAL, Optional.of(goal)).fit().orElseThrow();
                long bytes = Dataflow.of(network, fit.foldings()).bytesRead();
                assertThat(XC7Z020.holds(fit.need())).isTrue();
                assertThat(bytes).isLessThanOrEqualTo(bandwidth * fit.interval());
                table.append(network.name() + "," + bandwidth + "," + fit.interval() + "," + bytes + ","
                        + fit.need().dsp() + "," + fit.need().bram18() + ","
                        + fit.need().lut() + "\n");
            }
        }
        Golden.check("fit/memory.csv", table.toString());
    }

    @Test
    void whatIsFoundFitsAndIsMostlyTheBest() {
        int possible = 0;
        int found = 0;
        int best = 0;
        for (long seed = 1; seed <= CASES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<LayerOptions> layers = List.of(options(random), options(random), options(random));
            Budget budget = new Budget(1000, 1000, random.nextInt(6, 25), random.nextInt(4, 20));
            int bandwidth = random.nextInt(1, 8);
            long cycles = random.nextInt(20, 80);

            Optional<List<Option>> exact = exhaustive(layers, budget, bandwidth * cycles, cycles);
            Optional<List<Option>> actual = new StreamedSelection(layers, budget, bandwidth).within(cycles);

            possible += exact.isPresent() ? 1 : 0;
            if (actual.isPresent()) {
                List<Option> options = actual.get();
                assertThat(budget.holds(sum(options))).as("seed %d", seed).isTrue();
                assertThat(StreamedSelection.bytes(options))
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(bandwidth * cycles);
                assertThat(options).as("seed %d", seed).allMatch(option -> option.cycles() <= cycles);
                assertThat(exact).as("seed %d", seed).isPresent();
                found++;
                best += sum(options).dsp() == sum(exact.orElseThrow()).dsp() ? 1 : 0;
            }
        }
        assertThat(possible).isGreaterThan(CASES / 4);
        assertThat(found).isGreaterThan(possible * 9 / 10);
        assertThat(best).isGreaterThan(possible * 8 / 10);
    }

    private static Optional<List<Option>> exhaustive(
            List<LayerOptions> layers, Budget budget, long bytes, long cycles) {
        List<Option> best = null;
        for (Option a : all(layers.get(0))) {
            for (Option b : all(layers.get(1))) {
                for (Option c : all(layers.get(2))) {
                    List<Option> options = List.of(a, b, c);
                    boolean fits = options.stream().allMatch(option -> option.cycles() <= cycles)
                            && budget.holds(sum(options))
                            && StreamedSelection.bytes(options) <= bytes;
                    if (fits && (best == null || sum(options).dsp() < sum(best).dsp())) {
                        best = options;
                    }
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static List<Option> all(LayerOptions layer) {
        List<Option> all = new ArrayList<>();
        for (Option option : layer.options()) {
            all.add(option);
            all.addAll(option.larger());
        }
        return all;
    }

    private static Budget sum(List<Option> options) {
        return options.stream().map(Option::cost).reduce(Budget.NOTHING, Budget::plus);
    }

    /** Four foldings with three tiles each: a larger one takes block RAMs and cycles, and saves bytes. */
    private static LayerOptions options(SplittableRandom random) {
        List<Option> options = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int dsp = random.nextInt(1, 10);
            int cycles = random.nextInt(1, 100);
            int bytes = random.nextInt(20, 300);
            int bram = random.nextInt(0, 5);
            List<Option> larger =
                    List.of(option(cycles + 2, dsp, bram + 1, bytes / 2), option(cycles + 5, dsp, bram + 3, bytes / 4));
            options.add(option(cycles, dsp, bram, bytes).with(larger));
        }
        return new LayerOptions(null, 1, options);
    }

    private static Option option(long cycles, int dsp, int bram, long bytes) {
        return new Option(Folding.SERIAL, cycles, new Budget(1, 1, dsp, bram), bytes, List.of());
    }
}
