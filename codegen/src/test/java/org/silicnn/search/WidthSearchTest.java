package org.silicnn.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silicnn.frontend.ImportOptions;
import org.silicnn.frontend.ModelReader;
import org.silicnn.graph.Graph;
import org.silicnn.image.ImageSet;
import org.silicnn.problem.Where;
import org.silicnn.quant.CalibratedGraph;
import org.silicnn.quant.QuantizeOptions;
import org.silicnn.testvectors.TestVectors;

class WidthSearchTest {
    private static final int IMAGES = 100;
    private static final TrialStore FORGETFUL = new TrialStore() {
        @Override
        public Optional<Trial> find(Widths widths) {
            return Optional.empty();
        }

        @Override
        public void add(Trial trial) {}
    };

    @TempDir
    Path folder;

    @Test
    void findsAMuchCheaperNetWithinTheBudgetAndAlwaysTheSame() {
        LabelledNet net = net(Map.of());
        int least = net.floatAccuracy().correct() - 2;

        WidthSearch.Result found = WidthSearch.run(net, least, FORGETFUL, trial -> {});

        Trial best = found.best().orElseThrow();
        assertThat(best.correct()).isGreaterThanOrEqualTo(least);
        assertThat(best.cost()).isLessThan(found.trials().get(0).cost() * 3 / 4);
        assertThat(net.measure(best.widths())).isEqualTo(best);
        assertThat(found.trials()).hasSizeLessThanOrEqualTo(WidthSearch.mostTrials(net));
        assertThat(WidthSearch.run(net(Map.of()), least, FORGETFUL, trial -> {}))
                .isEqualTo(found);
    }

    @Test
    void takesBackAStepThatLostTooMuch() {
        LabelledNet net = net(Map.of());
        int least = net.floatAccuracy().correct();

        List<Trial> trials = WidthSearch.run(net, least, FORGETFUL, trial -> {}).trials();

        Trial kept = trials.get(0);
        int probes = bits(kept.widths()).size();
        for (Trial trial : trials.subList(1 + probes, trials.size())) {
            assertThat(sum(trial.widths())).isEqualTo(sum(kept.widths()) - 1);
            kept = trial.correct() >= least ? trial : kept;
        }
        assertThat(kept).isNotEqualTo(trials.get(trials.size() - 1));
    }

    private static List<Integer> bits(Widths widths) {
        List<Integer> bits = new ArrayList<>(widths.weights().values());
        bits.addAll(widths.activations().values());
        return bits;
    }

    private static int sum(Widths widths) {
        return bits(widths).stream().mapToInt(bits -> bits).sum();
    }

    @Test
    void widensUntilTheBudgetIsMet() {
        LabelledNet net = net(narrow(QuantizeOptions.defaults()));
        int least = net.floatAccuracy().correct();

        WidthSearch.Result found = WidthSearch.run(net, least, FORGETFUL, trial -> {});

        assertThat(found.trials().get(0).correct()).isLessThan(least);
        assertThat(found.best().orElseThrow().correct()).isGreaterThanOrEqualTo(least);
    }

    @Test
    void saysWhenNothingSuffices() {
        WidthSearch.Result found = WidthSearch.run(net(Map.of()), IMAGES + 1, FORGETFUL, trial -> {});

        assertThat(found.best()).isEmpty();
        assertThat(found.trials()
                        .get(found.trials().size() - 1)
                        .widths()
                        .weights()
                        .values())
                .containsOnly(Widths.MOST);
    }

    @Test
    void leavesWidthsAloneThatTheOptionsFix() {
        LabelledNet net = net(Map.of("/conv1/Conv", 7));

        assertThat(net.startWidths().weights()).containsOnlyKeys("/conv2/Conv", "/fc/Gemm");
        assertThat(net.startWidths().activations()).containsOnlyKeys("/relu1/Relu", "/relu2/Relu");
    }

    @Test
    void goesOnWhereItWasStopped() throws IOException {
        Path file = folder.resolve("state.json");
        LabelledNet net = net(Map.of());
        int least = net.floatAccuracy().correct() - 2;
        WidthSearch.Result whole = WidthSearch.run(net, least, FORGETFUL, trial -> {});
        TrialFile first = TrialFile.open(file, net, "test");
        whole.trials().subList(0, 5).forEach(first::add);

        TrialFile second = TrialFile.open(file, net, "test");
        assertThat(second.size()).isEqualTo(5);
        assertThat(WidthSearch.run(net, least, second, trial -> {})).isEqualTo(whole);
        assertThat(TrialFile.open(file, net, "test").size()).isEqualTo((int)
                whole.trials().stream().map(Trial::widths).distinct().count());
    }

    @Test
    void forgetsWhatBelongsToAnotherSearchOrIsDamaged() throws IOException {
        Path file = folder.resolve("state.json");
        LabelledNet net = net(Map.of());
        TrialFile.open(file, net, "test").add(new Trial(net.startWidths(), 1, 2, 0.5));

        assertThat(TrialFile.open(file, net, "test").find(net.startWidths())).isPresent();
        assertThat(TrialFile.open(file, net, "newer").size()).isZero();
        assertThat(TrialFile.open(file, net(Map.of("/conv1/Conv", 7)), "test").size())
                .isZero();
        Files.writeString(file, Files.readString(file).substring(0, 90));
        assertThat(TrialFile.open(file, net, "test").size()).isZero();
    }

    @Test
    void theFrontHoldsWhatNoneBeats() {
        Widths any = new Widths(new TreeMap<>(), new TreeMap<>());
        Trial cheap = new Trial(any, 10, 50, 0);
        Trial good = new Trial(any, 20, 60, 0);
        Trial beaten = new Trial(any, 30, 60, 0);
        Trial worse = new Trial(any, 10, 49, 0);

        assertThat(Trial.paretoFront(List.of(beaten, good, worse, cheap))).containsExactly(cheap, good);
    }

    private static QuantizeOptions narrow(QuantizeOptions d) {
        return new QuantizeOptions(
                d.encoding(),
                d.inputFormat(),
                d.scheme(),
                d.granularity(),
                d.method(),
                2,
                2,
                d.layers(),
                d.biasCorrection(),
                d.equalization(),
                d.rounding());
    }

    private static LabelledNet net(Map<String, Integer> fixedWeightBits) {
        return net(QuantizeOptions.defaults().withBits(fixedWeightBits, Map.of()));
    }

    private static LabelledNet net(QuantizeOptions options) {
        Graph graph = ModelReader.read(TestVectors.path("models/tiny-digits.onnx"), ImportOptions.NONE);
        ImageSet set = ImageSet.open(
                List.of(TestVectors.path("images/digits-8x8/test-images-idx3-ubyte")),
                Optional.empty(),
                graph.inputShape());
        List<long[]> images = new ArrayList<>();
        for (int i = 0; i < IMAGES; i++) {
            byte[] pixels = set.images().read(i).pixels();
            long[] stored = new long[pixels.length];
            Arrays.setAll(stored, k -> pixels[k] & 0xff);
            images.add(stored);
        }
        return new LabelledNet(
                CalibratedGraph.of(graph, images, options, Where.of("model", "tiny")),
                options,
                images,
                set.labels().orElseThrow().subList(0, IMAGES));
    }
}
