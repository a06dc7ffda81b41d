package org.silicnn.emit;

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
import org.silicnn.emit.layer.Folding;
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
