package org.silicnn.emit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.testvectors.RequiredTool;

/** Nets of real shapes, folded in several ways: the generated C gives the simulator's answers, image after image. */
class KnownNetsTest {
    private static final int FEW = 10;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @BeforeAll
    static void needsCompiler() {
        RequiredTool.GPP.program();
    }

    @Test
    void everyFoldingGivesTheSimulatorsAnswers() throws IOException {
        List<FoldedRun> runs = new ArrayList<>();
        for (Folding folding : List.of(Folding.SERIAL, new Folding(3, 5), Folding.FULL)) {
            runs.add(FoldedRun.of(KnownNets.signal(), FoldedRun.MANY, Foldings.all(folding)));
            runs.add(FoldedRun.of(KnownNets.unet(), FoldedRun.MANY, Foldings.all(folding)));
        }
        for (Folding folding : List.of(Folding.SERIAL, new Folding(4, 7), new Folding(16, 25))) {
            runs.add(FoldedRun.of(KnownNets.lenet5(), FEW, Foldings.all(folding)));
        }
        runs.add(FoldedRun.of(KnownNets.resnet8(), 2, Foldings.all(new Folding(8, 5))));
        runs.add(FoldedRun.of(KnownNets.resnet8(), 2, Foldings.all(new Folding(11, 16))));
        runs.add(FoldedRun.of(KnownNets.mobileNetQuarter96(), 2, Foldings.all(new Folding(5, 8))));

        FoldedRun.check(folder, runs);
    }
}
