package org.silicnn.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.silicnn.emit.layer.Folding;
import org.silicnn.ir.Layer;
import org.silicnn.sim.Simulator;
import org.silicnn.store.LayerCase;

/** Every case of {@code test-vectors/layers/} by everything here that can run it. A new case is a new file, no new code. */
class LayerVectorsTest {
    private static final List<LayerCase> CASES = LayerCase.all();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    static List<LayerCase> cases() {
        return CASES;
    }

    static Set<String> kinds() {
        return CASES.stream().map(LayerCase::kind).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyLayerHasCases() {
        assertThat(kinds())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Layer.class.getPermittedSubclasses())
                        .map(layer -> layer.getSimpleName().toLowerCase(Locale.ROOT))
                        .toList());
        assertThat(CASES).allSatisfy(layerCase -> assertThat(layerCase.network().layers())
                .as(layerCase.name())
                .anyMatch(layer -> layer.getClass().getSimpleName().equalsIgnoreCase(layerCase.kind())));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theSimulatorGivesTheAnswers(LayerCase layerCase) {
        Simulator simulator = new Simulator(layerCase.network());
        assertThat(layerCase.images()).hasSizeGreaterThan(1);
        for (int i = 0; i < layerCase.images().size(); i++) {
            assertThat(simulator.run(layerCase.images().get(i)))
                    .as("image %d", i)
                    .isEqualTo(layerCase.answers().get(i));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theGeneratedCGivesTheAnswers(String kind) throws IOException {
        FoldedRun.check(
                folder,
                CASES.stream()
                        .filter(each -> each.kind().equals(kind))
                        .map(each -> FoldedRun.of(each, Folding.SERIAL))
                        .toList());
    }
}
