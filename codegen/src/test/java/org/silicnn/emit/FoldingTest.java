package org.silicnn.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.store.LayerCase;
import org.silicnn.testvectors.RequiredTool;

/** How much of a layer is computed in one cycle never changes what it computes. */
class FoldingTest {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @BeforeAll
    static void needsCompiler() {
        RequiredTool.GPP.program();
    }

    /** All at once, or factors that divide next to nothing. One product at a time is what other tests have. */
    static List<List<Folding>> foldings() {
        return List.of(List.of(Folding.FULL), List.of(new Folding(2, 3), new Folding(3, 5), new Folding(4, 2)));
    }

    static Stream<Arguments> kinds() {
        return LayerCase.all().stream().map(LayerCase::kind).distinct().flatMap(kind -> foldings().stream()
                .map(foldings -> Arguments.of(kind, foldings)));
    }

    /** Layers whose words hold several channels when all is computed at once. */
    @ParameterizedTest
    @ValueSource(strings = {"argmax", "concat", "lookup", "requantize", "softmax", "transpose", "upsample"})
    void wideWordsAreAmongThem(String kind) {
        assertThat(LayerCase.all())
                .filteredOn(each -> each.kind().equals(kind))
                .flatMap(each ->
                        Dataflow.of(each.network(), Foldings.all(Folding.FULL)).stages())
                .filteredOn(stage -> stage.function().startsWith("l"))
                .anyMatch(stage -> stage.code().inputWidth() > 2);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void layersGiveTheSameAnswers(String kind, List<Folding> foldings) throws IOException {
        List<FoldedRun> runs = new ArrayList<>();
        for (LayerCase each : LayerCase.all()) {
            if (each.kind().equals(kind)) {
                runs.add(FoldedRun.of(each, foldings.get(runs.size() % foldings.size())));
            }
        }

        FoldedRun.check(folder, runs);
    }
}
