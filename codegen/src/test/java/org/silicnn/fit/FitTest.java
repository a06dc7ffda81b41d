package org.silicnn.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.silicnn.emit.KnownNets;
import org.silicnn.emit.layer.Folding;
import org.silicnn.ir.Network;
import org.silicnn.target.Budget;
import org.silicnn.testvectors.Golden;

class FitTest {
    private static final Budget XC7A35T = new Budget(20_800, 41_600, 90, 100);
    private static final Budget XC7Z020 = new Budget(53_200, 106_400, 220, 280);
    private static final Budget XC7K325T = new Budget(203_800, 407_600, 840, 890);

    /** The figures that the README gives; a change of kernels, schedule or estimate shows here. */
    @Test
    void knownNetsOnKnownDevices() {
        StringBuilder table = new StringBuilder("device,network,cycles,dsp,bram18,lut,products per DSP and cycle\n");
        for (Network network : List.of(KnownNets.lenet5(), KnownNets.resnet8(), KnownNets.mobileNetQuarter96())) {
            table.append(row("xc7a35t", network, XC7A35T))
                    .append(row("xc7z020", network, XC7Z020))
                    .append(row("xc7k325t", network, XC7K325T));
        }
        Golden.check("fit/devices.csv", table.toString());
    }

    private static String row(String device, Network network, Budget budget) {
        Optional<Fit> fit = FitSearch.run(network, new FitGoal(budget, 0));
        String start = device + "," + network.name() + ",";
        return fit.map(found -> {
                    assertThat(budget.holds(found.need())).isTrue();
                    Budget need = found.need();
                    return start + found.interval() + "," + need.dsp() + "," + need.bram18() + "," + need.lut() + ","
                            + String.format(Locale.ROOT, "%.3f", found.productsPerDspAndCycle()) + "\n";
                })
                .orElseGet(() -> start + "does not fit: at least " + FitSearch.least(network) + "\n");
    }

    @Test
    void enoughSpeedCostsLess() {
        Network network = KnownNets.resnet8();
        Fit slower = FitSearch.run(network, new FitGoal(XC7Z020, 1_000_000)).orElseThrow();

        assertThat(slower.interval()).isLessThanOrEqualTo(1_000_000);
        assertThat(slower.need().dsp()).isLessThan(XC7Z020.dsp() / 5);
    }

    @Test
    void theSelectionIsTheBestOfAll() {
        for (long seed = 1; seed <= 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<LayerOptions> layers = List.of(options(random), options(random), options(random));
            Budget budget = new Budget(random.nextInt(40, 90), 1000, random.nextInt(6, 25), random.nextInt(4, 20));
            long cycles = random.nextInt(20, 80);

            assertThat(new Selection(layers, budget)
                            .within(cycles)
                            .map(choice -> cost(choice.get(0), choice.get(1), choice.get(2))))
                    .as("seed %d", seed)
                    .isEqualTo(best(layers, budget, cycles));
        }
    }

    private static Optional<Budget> best(List<LayerOptions> layers, Budget budget, long cycles) {
        Budget best = null;
        for (Option a : layers.get(0).options()) {
            for (Option b : layers.get(1).options()) {
                for (Option c : layers.get(2).options()) {
                    Budget cost = cost(a, b, c);
                    boolean fast = Math.max(a.cycles(), Math.max(b.cycles(), c.cycles())) <= cycles;
                    if (fast && budget.holds(cost) && (best == null || order(cost) < order(best))) {
                        best = cost;
                    }
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static long order(Budget cost) {
        return (cost.dsp() * 1000L + cost.bram18()) * 1000 + cost.lut();
    }

    private static Budget cost(Option a, Option b, Option c) {
        return a.cost().plus(b.cost()).plus(c.cost());
    }

    private static LayerOptions options(SplittableRandom random) {
        List<Option> options = random.ints(6, 1, 100)
                .mapToObj(cycles -> new Option(
                        Folding.SERIAL,
                        cycles,
                        new Budget(random.nextInt(5, 40), 1, random.nextInt(1, 10), random.nextInt(0, 9))))
                .toList();
        return new LayerOptions(null, 1, options);
    }
}
