package org.silicnn.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Network;
import org.silicnn.store.LayerCase;
import org.silicnn.testvectors.RequiredTool;

/** Weights that come out of external memory give what weights on the chip give, in the cycles that the schedule says. */
class ExternalWeightsTest {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @BeforeAll
    static void needsCompiler() {
        RequiredTool.GPP.program();
    }

    private static Foldings streamed(Network network, Folding folding) {
        Set<String> all = network.layers().stream().map(Layer::name).collect(Collectors.toSet());
        return Foldings.all(folding).withStreamed(all);
    }

    @Test
    void layersGiveTheSameAnswers() throws IOException {
        List<Folding> foldings = List.of(
                Folding.SERIAL,
                new Folding(2, 3),
                new Folding(3, 5),
                Folding.FULL,
                new Folding(4, 2),
                new Folding(1, 9),
                new Folding(2, 2).withTile(3),
                Folding.SERIAL.withTile(1 << 20));
        List<FoldedRun> runs = new ArrayList<>();
        for (LayerCase each : LayerCase.all()) {
            if (each.kind().equals("conv") || each.kind().equals("dense")) {
                Foldings all = streamed(each.network(), foldings.get(runs.size() % foldings.size()));
                runs.add(FoldedRun.of(each.network(), 10, all));
            }
        }
        assertThat(runs).hasSizeGreaterThan(foldings.size());

        FoldedRun.check(folder, runs);
    }

    @Test
    void netsGiveTheSameAnswers() throws IOException {
        List<FoldedRun> runs = new ArrayList<>();
        for (Folding folding : List.of(Folding.SERIAL, new Folding(4, 7), new Folding(16, 25))) {
            runs.add(FoldedRun.of(KnownNets.lenet5(), 3, streamed(KnownNets.lenet5(), folding)));
            runs.add(FoldedRun.of(KnownNets.unet(), 5, streamed(KnownNets.unet(), folding.withTile(16))));
        }
        // Rings of rows, residual branches, and blocks that take longer to come than to be used.
        runs.add(FoldedRun.of(KnownNets.resnet8(), 1, streamed(KnownNets.resnet8(), new Folding(8, 9))));
        runs.add(FoldedRun.of(KnownNets.signal(), 5, streamed(KnownNets.signal(), Folding.FULL)));

        FoldedRun.check(new BatchProgram(folder, "-O1"), folder, runs);
    }
}
