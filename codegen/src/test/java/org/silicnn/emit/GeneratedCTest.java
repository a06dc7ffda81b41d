package org.silicnn.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silicnn.ir.Network;
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;
import org.silicnn.testvectors.RequiredTool;

/** The bit-exactness contract between the simulator and the generated C. */
class GeneratedCTest {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @BeforeAll
    static void needsCompiler() {
        RequiredTool.GPP.program();
        RequiredTool.MAKE.program();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void computesWhatTheSimulatorComputes(long seed) throws IOException {
        Network network = RandomNetwork.of(seed);
        List<Tensor> images = RandomNetwork.images(network.inputType(), 100, seed);
        Simulator simulator = new Simulator(network);
        GeneratedProgram program = GeneratedProgram.write(network, images.subList(0, 3), folder.resolve("project"));

        List<Tensor> actual = program.run(images);

        for (int i = 0; i < images.size(); i++) {
            assertThat(actual.get(i).values())
                    .as("seed %d image %d in %s", seed, i, program.folder())
                    .isEqualTo(simulator.run(images.get(i)).values());
        }
    }
}
