package org.silicnn.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.fit.Fit;
import org.silicnn.fit.FitGoal;
import org.silicnn.fit.FitSearch;
import org.silicnn.fit.HardwareChoices;
import org.silicnn.fit.LayerChoice;
import org.silicnn.ir.Network;
import org.silicnn.target.Budget;
import org.silicnn.testvectors.RequiredTool;

/** Layers folded one by one, by factors that divide nothing: their C gives the simulator's answers. */
class ChosenFoldingsTest {
    private static final Network NETWORK = KnownNets.unet();
    private static final HardwareChoices UNEVEN = HardwareChoices.NONE
            .with("layer0", LayerChoice.NONE.withPe(3).withSimd(7))
            .with("layer3", LayerChoice.NONE.withPe(5))
            .with("layer5", LayerChoice.NONE.withSimd(11))
            .with("layer7", LayerChoice.NONE.withPe(8));

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @BeforeAll
    static void needsCompiler() {
        RequiredTool.GPP.program();
    }

    @Test
    void layersFoldedByThemselvesGiveTheSameAnswers() throws IOException {
        Foldings given = UNEVEN.over(Foldings.all(new Folding(2, 3)));
        Optional<Fit> searched = FitSearch.run(NETWORK, new FitGoal(new Budget(20_000, 40_000, 90, 100), 0), UNEVEN);
        assertThat(given.of("layer3")).isEqualTo(new Folding(5, 3));
        assertThat(searched.orElseThrow().foldings().of("layer0")).isEqualTo(new Folding(3, 7));
        assertThat(searched.orElseThrow().foldings().of("layer3").pe()).isEqualTo(5);

        FoldedRun.check(
                folder,
                List.of(
                        FoldedRun.of(NETWORK, 20, given),
                        FoldedRun.of(NETWORK, 20, searched.get().foldings())));
    }
}
