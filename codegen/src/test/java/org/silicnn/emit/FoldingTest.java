package org.silicnn.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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

    @ParameterizedTest
    @MethodSource("foldings")
    void layersGiveTheSameAnswers(List<Folding> foldings) throws IOException {
        List<LayerCase> cases = LayerCase.all().stream()
                .filter(each -> each.kind().equals("conv") || each.kind().equals("dense"))
                .toList();
        BatchProgram program = new BatchProgram(folder);
        for (int i = 0; i < cases.size(); i++) {
            Folding folding = foldings.get(i % foldings.size());
            program.add(cases.get(i).network(), cases.get(i).images(), folding);
        }

        Iterator<long[]> answers = program.run().iterator();

        for (LayerCase each : cases) {
            for (int i = 0; i < each.images().size(); i++) {
                assertThat(answers.next())
                        .as("%s, image %d, in %s", each, i, folder)
                        .isEqualTo(each.answers().get(i).values());
            }
        }
    }
}
