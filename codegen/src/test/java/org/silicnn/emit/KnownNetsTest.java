package org.silicnn.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.silicnn.emit.layer.Folding;
import org.silicnn.ir.Network;
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;
import org.silicnn.testvectors.RequiredTool;

/** Nets of real shapes, folded in several ways: the generated C gives the simulator's answers, image after image. */
class KnownNetsTest {
    private static final int MANY = 100;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private record Run(Network network, int images, Folding folding) {}

    @BeforeAll
    static void needsCompiler() {
        RequiredTool.GPP.program();
    }

    private static List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        for (Folding folding : List.of(Folding.SERIAL, new Folding(3, 5), Folding.FULL)) {
            runs.add(new Run(KnownNets.signal(), MANY, folding));
            runs.add(new Run(KnownNets.unet(), MANY, folding));
        }
        for (Folding folding : List.of(Folding.SERIAL, new Folding(4, 7), new Folding(16, 25))) {
            runs.add(new Run(KnownNets.lenet5(), MANY / 5, folding));
        }
        runs.add(new Run(KnownNets.resnet8(), 2, new Folding(8, 5)));
        runs.add(new Run(KnownNets.resnet8(), 2, new Folding(11, 16)));
        runs.add(new Run(KnownNets.mobileNetQuarter96(), 2, new Folding(5, 8)));
        return runs;
    }

    @Test
    void everyFoldingGivesTheSimulatorsAnswers() throws IOException {
        BatchProgram program = new BatchProgram(folder);
        List<long[]> expected = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Run run : runs()) {
            List<Tensor> images = RandomNetwork.images(run.network().inputType(), run.images(), 7);
            program.add(run.network(), images, run.folding());
            Simulator simulator = new Simulator(run.network());
            for (Tensor image : images) {
                expected.add(simulator.run(image).values());
                names.add(run.network().name() + " " + run.folding());
            }
        }

        List<long[]> actual = program.run();

        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i)).as("%s in %s", names.get(i), folder).isEqualTo(expected.get(i));
        }
    }
}
